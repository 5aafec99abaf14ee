/** What would be underlined on a page, and what looks medical and is in no entry: the tool for improving the glossary. */
import type { LocatedEntry } from './entry.ts';
import { type Place, Underliner } from './underlined.ts';
import { Unknowns, unknownLines } from './unknown.ts';

interface Row {
  count: number;
  spellings: Set<string>;
  meanings: string;
  certainty: Place['certainty'];
}

/** One row for each meaning and certainty, in the order of first places. */
function rowsOf(places: readonly Place[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { text, entries, certainty } of places) {
    const meanings = entries.map(({ id }) => id).join(' or ');
    const key = `${meanings} ${certainty}`;
    const row = rows.get(key) ?? { count: 0, spellings: new Set(), meanings, certainty };
    rows.set(key, row);
    row.count++;
    row.spellings.add(text.replace(/\s+/g, ' '));
  }
  return [...rows.values()];
}

/** Lines about a page of these texts, each a block. The entries must have passed all checks. */
export function textLines(entries: readonly LocatedEntry[], blocks: readonly string[]): string[] {
  const places = new Underliner(entries).onPage(blocks);
  const rows = rowsOf(places);
  const words = blocks.join(' ').split(/\s+/).filter(Boolean).length;
  const certainties = { sure: 'sure', context: 'in context' } as const;
  const width = Math.max(0, ...rows.map(({ meanings }) => meanings.length));
  return [
    `Words on the page: ${words}. Places underlined: ${places.length}. Different entries: ${new Set(rows.map((row) => row.meanings)).size}`,
    ...rows.map(
      ({ count, spellings, meanings, certainty }) =>
        `  ${String(count).padStart(4)}×  ${meanings.padEnd(width)}  ${certainties[certainty].padEnd(10)}  ${[...spellings].join(' | ')}`,
    ),
    ...unknownLines(new Unknowns(entries).in(blocks)),
  ];
}
