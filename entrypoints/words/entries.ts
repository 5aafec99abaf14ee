/** Entries fetched from the background and kept: a page asks for each once. */
import type { CardEntry } from '../../glossary/entry.ts';
import { ask } from '../page/background.ts';

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
