/** Entries asked of the background and kept: the view asks for each once. */
import type { CardEntry } from '../../glossary/entry.ts';

export interface Entries {
  /** Those that have come. */
  readonly known: ReadonlyMap<number, CardEntry>;
  /** Brings what is missing of these, by index. Rejects if there is no answer; asking again then tries again. */
  bring(indexes: Iterable<number>): Promise<void>;
}

/** @param ask entries by index, in the same order */
export function createEntries(ask: (indexes: readonly number[]) => Promise<CardEntry[]>): Entries {
  const known = new Map<number, CardEntry>();
  return {
    known,
    async bring(indexes) {
      const missing = [...new Set(indexes)].filter((index) => !known.has(index));
      if (missing.length === 0) return;
      const entries = await ask(missing);
      missing.forEach((index, i) => {
        known.set(index, entries[i]!);
      });
    },
  };
}
