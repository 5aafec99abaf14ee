/** Finds the entries that a page or a card asks for. */
import type { CardEntry } from '../../glossary/entry.ts';
import type { Choices } from '../../settings/schema.ts';
import { hiddenEntries } from './hidden.ts';

export interface Lookup {
  /**
   * The entries at these indexes, in the same order.
   *
   * @throws RangeError if there is none at one of them, as when the asking script is of another version.
   */
  byIndex(indexes: number[]): CardEntry[];
  byId(id: string): CardEntry | null;
  /** The entries that pages do not underline, by index. */
  hidden(choices: Choices): number[];
}

export function createLookup(entries: readonly CardEntry[]): Lookup {
  /** By id; made when it is first asked for, since the background starts often. */
  let ids: Map<string, CardEntry> | null = null;
  const byId = (id: string): CardEntry | null => {
    ids ??= new Map(entries.map((entry) => [entry.id, entry]));
    return ids.get(id) ?? null;
  };

  return {
    byIndex: (indexes) =>
      indexes.map((index) => {
        const entry = entries[index];
        if (!entry) throw new RangeError(`No entry ${index}: there are ${entries.length}`);
        return entry;
      }),
    byId,
    hidden: (choices) => hiddenEntries(entries, choices),
  };
}
