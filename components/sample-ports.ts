/** What a live sample needs, over an extension page's own line to the background. */
import type { CardEntry } from '../glossary/entry.ts';
import type { Tables } from '../glossary/tables.ts';
import { knownKey, savedKey } from '../settings/schema.ts';
import type { SamplePorts } from './LiveSample.tsx';
import type { Messages } from './text.ts';

export interface SampleLine {
  tables: Tables;
  messages: Messages;
  send(message: Record<string, unknown> & { type: string }): Promise<unknown>;
  storage: { get(keys: string[]): Promise<Record<string, unknown>> };
}

export function createSamplePorts({ tables, messages, send, storage }: SampleLine): SamplePorts {
  /** Rejects where the background gives no answer. */
  async function ask<Answer>(message: Parameters<typeof send>[0]): Promise<Answer> {
    const answer = await send(message);
    if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
    return answer as Answer;
  }

  return {
    tables,
    message: messages,
    entries: (entries) => ask<CardEntry[]>({ type: 'entries', entries }),
    entry: (id) => ask<CardEntry | null>({ type: 'entry', id }),
    async marks(id) {
      const stored = await storage.get([knownKey(id), savedKey(id)]);
      return { known: stored[knownKey(id)] === true, saved: stored[savedKey(id)] !== undefined };
    },
    async mark(id, { known, saved }) {
      if (known !== undefined) await ask({ type: 'know-word', id, known });
      if (saved !== undefined) await ask({ type: 'save-word', id, saved });
    },
  };
}
