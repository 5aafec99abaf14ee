/** Small glossaries for tests, and what a page that is made of a few texts would show with them. */
import { compileTables } from '../../glossary/compile.ts';
import { decide, Evidence } from '../../glossary/decide.ts';
import type { LocatedEntry } from '../../glossary/entry.ts';
import { type Found, find } from '../../glossary/match.ts';
import { Lexicon } from '../../glossary/tables.ts';

/** An entry with everything that must be there; only what a test is about has to be given. */
export function entry(id: string, given: Partial<LocatedEntry> = {}): LocatedEntry {
  return {
    id,
    term: id,
    kind: 'tests',
    plain: 'A short text.',
    see: [],
    from: [],
    checked: ['reference'],
    at: `glossary/entries/tests.yaml:1`,
    ...given,
  };
}

/** Entries from their sure forms: `{ bone: ['bone scan'] }`. */
export const sure = (forms: Record<string, string[]>): LocatedEntry[] =>
  Object.entries(forms).map(([id, list]) => entry(id, { forms: list }));

export const lexiconOf = (entries: readonly LocatedEntry[]): Lexicon => new Lexicon(compileTables(entries));

export function foundIn(lexicon: Lexicon, text: string): Found[] {
  const found: Found[] = [];
  find(lexicon, text, found);
  return found;
}

/** True if what stands before or after the text could change what is found in it. */
export const isOpen = (lexicon: Lexicon, text: string): boolean => find(lexicon, text, []).open;

/** What is found in a text, as it stands there, whether or not it would be shown. */
export const wordsIn = (lexicon: Lexicon, text: string): string[] =>
  foundIn(lexicon, text).map(({ start, end }) => text.slice(start, end));

export interface ShownWord {
  text: number;
  start: number;
  end: number;
  entries: number[];
  certainty: string;
}

/** What a page shows that holds these texts. */
export function shownOn(lexicon: Lexicon, texts: readonly string[]): ShownWord[] {
  const evidence = new Evidence(lexicon);
  const found = texts.map((text) => foundIn(lexicon, text));
  for (const list of found) evidence.add(list);
  evidence.refresh();
  return found.flatMap((list, text) => decide(list, evidence).map((shown) => ({ text, ...shown })));
}

/** What a page shows, to be read by people: `AI → aromatase-inhibitor`; a tie names both, "?" marks what needed a reason. */
export function page(entries: readonly LocatedEntry[], ...texts: string[]): string[] {
  return shownOn(lexiconOf(entries), texts).map(
    (shown) =>
      `${texts[shown.text]!.slice(shown.start, shown.end)} → ${shown.entries.map((i) => entries[i]!.id).join(' or ')}${shown.certainty === 'sure' ? '' : '?'}`,
  );
}
