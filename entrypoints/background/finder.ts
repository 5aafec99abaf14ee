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
  let byName: Map<string, number[]> | undefined;

  /** Built at the first question: the background starts often and is asked seldom. */
  function index(): Map<string, number[]> {
    if (byName) return byName;
    byName = new Map();
    for (const [entry, own] of names.entries()) {
      for (const name of new Set(own.map(folded))) byName.set(name, [...(byName.get(name) ?? []), entry]);
    }
    return byName;
  }

  /** Plurals, British spellings and codes are known to the tables, and so is the longest name within a phrase. */
  function inTables(text: string): number[] {
    const found: Found[] = [];
    find(lexicon, text, found);
    const forms = found.filter(({ form }) => form.silencer === undefined);
    const longest = Math.max(0, ...forms.map(({ start, end }) => end - start));
    const best = forms.find(({ start, end }) => end - start === longest);
    return best ? [...new Set(best.form.senses.map(({ entry }) => entry))] : [];
  }

  function similarTo(name: string): number[] {
    const entries: number[] = [];
    const left = new Set(index().keys());
    while (entries.length < MOST_SIMILAR) {
      const near = closest(name, left);
      if (near === null) break;
      left.delete(near);
      for (const entry of index().get(near)!) if (!entries.includes(entry)) entries.push(entry);
    }
    return entries.slice(0, MOST_SIMILAR);
  }

  return {
    find(text) {
      const wanted = text.trim().slice(0, LONGEST);
      const name = folded(wanted);
      if (name === '') return { entries: [], similar: [] };
      const exact = index().get(name);
      const entries = exact ?? inTables(wanted);
      return { entries, similar: entries.length > 0 ? [] : similarTo(name) };
    },
  };
}
