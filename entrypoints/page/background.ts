/**
 * The page script's line to the background, over the browser's own API: a polyfill would cost every page more than all
 * the rest of this script.
 */
import type { CardEntry } from '../../glossary/entry.ts';
import type { Answers, Message } from '../background/messages.ts';

type Api = Pick<typeof chrome, 'runtime' | 'storage' | 'i18n'>;

const scope = globalThis as unknown as { browser?: Api; chrome?: Api };

/** `browser` in Firefox, `chrome` in Chromium; both answer with promises. */
export const api: Api = (scope.browser ?? scope.chrome)!;

/** False once the extension was reloaded, updated or removed while this script lives on (Chromium). */
export const isAlive = (): boolean => api.runtime?.id !== undefined;

/** Sends one message. Rejects if the background cannot be reached or refuses. */
export async function ask<M extends Message>(message: M): Promise<Answers[M['type']]> {
  const answer: unknown = await api.runtime.sendMessage(message);
  if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
  return answer as Answers[M['type']];
}

/** Fetches entries and keeps them: a page asks for each once. */
export class Entries {
  readonly #byIndex = new Map<number, Promise<CardEntry>>();

  /** Entries by index, in the same order. Rejects if the background cannot be reached; asking again then tries again. */
  get(indexes: readonly number[]): Promise<CardEntry[]> {
    const missing = [...new Set(indexes)].filter((index) => !this.#byIndex.has(index));
    if (missing.length > 0) {
      const answer = ask({ type: 'entries', entries: missing });
      missing.forEach((index, i) => {
        const one = answer.then((entries) => entries[i]!);
        one.catch(() => this.#byIndex.delete(index));
        this.#byIndex.set(index, one);
      });
    }
    return Promise.all(indexes.map((index) => this.#byIndex.get(index)!));
  }
}
