/**
 * Finds the entries a selected text means: by any name that is underlined, in any spelling, and by the everyday words
 * that are only looked up. A text that is nearly a name is never taken for it: similar names are other drugs. They are
 * returned apart, for "Did you mean …?".
 */
import { closest } from '../../glossary/closest.ts';
import { comparedForm } from '../../glossary/forms.ts';
import { type Found, find } from '../../glossary/match.ts';
import type { Lexicon } from '../../glossary/tables.ts';

export interface Meant {
  /** Indexes of the entries it means; more than one where it has several meanings. */
  entries: number[];
  /** Entries with a similar name, the nearest first. Empty where `entries` are not. */
  similar: number[];
  /** That name of each of them, as it is written. */
  names: string[];
}

export interface Finder {
  find(text: string): Meant;
}

/** How many similar names are asked about. */
const MOST_SIMILAR = 3;
/** A longer text is no word, UTF-16 units. */
const LONGEST = 300;

/** As names are compared: without regard to capitals, hyphens, kinds of dashes, and what stands around. */
const folded = (text: string): string =>
  comparedForm(text.replace(/\s+/g, ' '))
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+-]+$/gu, '')
    .toLowerCase();

/** @param names all names of each entry, by index */
export function createFinder(names: readonly (readonly string[])[], lexicon: Lexicon): Finder {
  let byName: Map<string, Map<number, string>> | undefined;

  /** Built at the first question: the background starts often and is asked seldom. */
  function index(): Map<string, Map<number, string>> {
    if (byName) return byName;
    byName = new Map();
    for (const [entry, own] of names.entries()) {
      for (const name of own) {
        const owners = byName.get(folded(name)) ?? new Map<number, string>();
        if (!owners.has(entry)) byName.set(folded(name), owners.set(entry, name));
      }
    }
    return byName;
  }

  /** Plurals, British spellings and codes are known to the tables, and so is the longest name within a phrase. */
  function inTables(text: string): { entries: number[]; name: string } {
    const found: Found[] = [];
    find(lexicon, text, found);
    const forms = found.filter(({ form }) => form.silencer === undefined);
    const longest = Math.max(0, ...forms.map(({ start, end }) => end - start));
    const best = forms.find(({ start, end }) => end - start === longest);
    const entries = best ? [...new Set(best.form.senses.map(({ entry }) => entry))] : [];
    return { entries, name: best ? folded(text.slice(best.start, best.end)) : '' };
  }

  function similarTo(name: string): Map<number, string> {
    const similar = new Map<number, string>();
    const left = new Set(index().keys());
    while (similar.size < MOST_SIMILAR) {
      const near = closest(name, left);
      if (near === null) break;
      left.delete(near);
      for (const [entry, own] of index().get(near)!) if (!similar.has(entry)) similar.set(entry, own);
    }
    return similar;
  }

  const asSimilar = (similar: Map<number, string>): Meant => ({
    entries: [],
    similar: [...similar.keys()].slice(0, MOST_SIMILAR),
    names: [...similar.values()].slice(0, MOST_SIMILAR),
  });
  const known = (entries: number[]): Meant => ({ entries, similar: [], names: [] });

  return {
    find(text) {
      const wanted = text.trim().slice(0, LONGEST);
      const name = folded(wanted);
      if (name === '') return known([]);
      const exact = index().get(name);
      if (exact) return known([...exact.keys()]);
      const within = inTables(wanted);
      if (within.entries.length === 0 || within.name === name)
        return within.entries.length > 0 ? known(within.entries) : asSimilar(similarTo(name));
      // "trastuzumab deruxtican" is not trastuzumab: a longer name that begins so may be meant.
      const similar = similarTo(name);
      const isLonger = [...similar.values()].some((one) => folded(one).startsWith(`${within.name} `));
      return isLonger ? asSimilar(similar) : known(within.entries);
    },
  };
}
