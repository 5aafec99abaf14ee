/** What a page of our own asks about words, over its line to the background. Everything rejects where there is no answer. */
import type { CardEntry } from '../glossary/entry.ts';
import type { Marks } from '../highlight/card-port.ts';
import { knownKey, savedKey } from '../settings/schema.ts';

export interface WordLine {
  /** Entries by index, in the same order. */
  entries(indexes: readonly number[]): Promise<CardEntry[]>;
  /** One entry by id; null when there is no such entry. */
  entry(id: string): Promise<CardEntry | null>;
  /** What the reader has said about a word. */
  marks(id: string): Promise<Marks>;
  mark(id: string, mark: Partial<Marks>): Promise<void>;
}

export interface WordLinePorts {
  send(message: Record<string, unknown> & { type: string }): Promise<unknown>;
  storage: { get(keys: string[]): Promise<Record<string, unknown>> };
}

export function createWordLine({ send, storage }: WordLinePorts): WordLine {
  async function ask<Answer>(message: Parameters<typeof send>[0]): Promise<Answer> {
    const answer = await send(message);
    if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
    return answer as Answer;
  }

  return {
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
