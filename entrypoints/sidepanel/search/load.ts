/**
 * The search and what it searches, loaded when the reader first opens its tab: the panel starts without it, and the first
 * letter typed finds it ready.
 */
import type { CardEntry } from '../../../glossary/entry.ts';
import type { Search } from '../../../glossary/search.ts';

export interface Searching {
  search: Search;
  entries: readonly CardEntry[];
}

export async function loadSearch(): Promise<Searching> {
  const [{ entries }, { names }, { createSearch }] = await Promise.all([
    import('virtual:glossary/entries'),
    import('virtual:glossary/names'),
    import('../../../glossary/search.ts'),
  ]);
  const search = createSearch(entries.map((entry, i) => ({ ...entry, names: names[i]! })));
  return { search, entries };
}
