/**
 * The index of search: MiniSearch over all names and texts, and what a typed word may stand for in it. MiniSearch finds
 * and weighs; which words of the index a typed word stands for is decided here, because search must know whether a word
 * was typed as it is written or merely looks or sounds like it: similar drug names are different drugs.
 */
import MiniSearch from 'minisearch';
import SearchableMap from 'minisearch/SearchableMap';
import { distance } from './closest.ts';
import { type Kind, kinds } from './kinds.ts';
import { alikeTo, sound, stem, wordsIn } from './search-words.ts';

/** What search reads of an entry: the card and all of its names. */
export interface Searched {
  kind: Kind;
  plain: string;
  more?: string;
  names: readonly string[];
}

/** The same, with the words of each name. */
export interface SplitUp extends Searched {
  nameWords: readonly (readonly string[])[];
}

/** A word of the index that a typed word stands for. */
export interface Reading {
  /** 1: typed as it is written. Less: a beginning of it, another word for it, or something similar. */
  weight: number;
  /** As it is written, or another word for it; its beginning was typed; it merely looks or sounds like what was typed. */
  how: 'written' | 'begun' | 'near';
}

/** What is known of a word of the index. */
interface Known {
  /** In how many entries it stands. */
  entries: number;
  isInName: boolean;
}

/** An entry that a typed word was found in, with its words that were. */
export interface WordHit {
  /** How much its text is about the word. */
  text: number;
  terms: readonly string[];
}

interface Document {
  id: number;
  names: string;
  text: string;
}

type Add = (term: string, weight: number, how: Reading['how']) => void;

/** How many letters may differ, by the length of the word. */
const slips = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3);

/** Most of the letters are the same: "wheelbarrow" sounds somewhat like "Wellbutrin", and nobody means it. */
const looksLike = (a: string, b: string): boolean => distance(a, b) <= 0.45 * Math.max(a.length, b.length);

/** The words of the index a short beginning may grow into are many: those that stand in most entries are kept. */
const MOST_READINGS = 60;

export class SearchIndex {
  readonly #mini: MiniSearch<Document>;
  readonly #known = new Map<string, Known>();
  /** The same, by their beginnings and nearness. */
  readonly #words = new SearchableMap<Known>();
  readonly #byStem = new Map<string, string[]>();
  readonly #bySound = new SearchableMap<string[]>();
  /** Two words that follow each other in a name, by both written as one. */
  readonly #pairs = new Map<string, readonly [string, string]>();
  readonly #count: number;

  constructor(entries: readonly SplitUp[]) {
    this.#count = entries.length;
    this.#mini = new MiniSearch<Document>({
      fields: ['names', 'text'],
      // The documents are words already.
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
    });
    const kindWords = new Map(Object.entries(kinds).map(([kind, name]) => [kind, wordsIn(name)]));
    this.#mini.addAll(
      entries.map(({ nameWords, kind, plain, more = '' }, id) => {
        const text = [...wordsIn(`${plain} ${more}`), ...kindWords.get(kind)!];
        this.#learn(nameWords, text);
        return { id, names: nameWords.flat().join(' '), text: text.join(' ') };
      }),
    );
    for (const [word, known] of this.#known) {
      this.#words.set(word, known);
      const root = stem(word);
      this.#byStem.set(root, [...(this.#byStem.get(root) ?? []), word]);
      const key = known.isInName ? sound(word) : '';
      if (key.length > 1) this.#bySound.set(key, [...(this.#bySound.get(key) ?? []), word]);
    }
  }

  #learn(names: readonly (readonly string[])[], text: readonly string[]): void {
    const inName = new Set(names.flat());
    for (const word of new Set([...inName, ...text])) {
      const known = this.#known.get(word);
      if (!known) this.#known.set(word, { entries: 1, isInName: inName.has(word) });
      else {
        known.entries++;
        known.isInName ||= inName.has(word);
      }
    }
    for (const words of names) {
      for (let i = 1; i < words.length; i++) {
        const pair = [words[i - 1]!, words[i]!] as const;
        this.#pairs.set(pair.join(''), pair);
      }
    }
  }

  /** True for a word that stands in some entry as it is. */
  isKnown = (word: string): boolean => this.#known.has(word);

  /** How much a word tells: a rare one more than a common one. */
  weightOf(word: string): number {
    return Math.log(1 + this.#count / (this.#known.get(word)?.entries ?? 1));
  }

  /** Words as names have them: "lymphnode" is two, "her 2" and "x jeva" are one. */
  parted(words: readonly string[]): string[] {
    const out: string[] = [];
    for (const word of words) {
      const before = out.at(-1);
      const joined = before === undefined ? '' : before + word;
      const shortest = Math.min(before?.length ?? 0, word.length);
      const isTorn = shortest < 3 || !this.isKnown(word) || !this.isKnown(before!);
      const isBySound = shortest === 1 && !this.isKnown(word) && this.#bySound.has(sound(joined));
      const isOne = (isTorn && this.#known.get(joined)?.isInName) || isBySound;
      const pair = this.isKnown(word) ? undefined : this.#pairs.get(word);
      if (isOne) out.splice(-1, 1, joined);
      else out.push(...(pair ?? [word]));
    }
    return out;
  }

  /** What a typed word may stand for. */
  readings(word: string, isUnfinished: boolean): Map<string, Reading> {
    const readings = new Map<string, Reading>();
    // What comes first is the surest.
    const add: Add = (term, weight, how) => {
      if (!readings.has(term)) readings.set(term, { weight, how });
    };
    if (this.isKnown(word)) add(word, 1, 'written');
    for (const term of this.#byStem.get(stem(word)) ?? []) add(term, 0.95, 'written');
    for (const other of alikeTo(word)) if (this.isKnown(other)) add(other, 0.8, 'written');
    this.#addBegun(word, isUnfinished, add);
    this.#addSimilar(word, readings.size > 0, isUnfinished, add);
    return readings;
  }

  #addBegun(word: string, isUnfinished: boolean, add: Add): void {
    if (word.length < (isUnfinished ? 1 : 3)) return;
    const grown = [...this.#words.atPrefix(word)].filter(([term]) => term !== word);
    grown.sort(([, a], [, b]) => Number(b.isInName) - Number(a.isInName) || b.entries - a.entries);
    for (const [term, { entries }] of grown.slice(0, MOST_READINGS)) {
      // Of two words that begin so, the one that the glossary speaks of more often is meant more often.
      const often = 1 + 0.05 * Math.log2(Math.min(entries, 16));
      add(term, (isUnfinished ? 0.8 : 0.7) * Math.sqrt(word.length / term.length) * often, 'begun');
    }
  }

  /** What sounds the same, and, for a word that stands nowhere, what is written or sounds nearly so. */
  #addSimilar(word: string, isKnown: boolean, isUnfinished: boolean, add: Add): void {
    const key = sound(word);
    const similar = new Map<string, number>();
    const note = (term: string, weight: number) =>
      similar.set(term, Math.max(similar.get(term) ?? 0, weight));
    for (const term of (key.length > 2 && this.#bySound.get(key)) || []) {
      const far = distance(term, word) / Math.max(term.length, word.length);
      note(term, (isKnown ? 0.4 : 0.8) * (1 - far / 2));
    }
    if (!isKnown) {
      for (const [term, [known, far]] of this.#words.fuzzyGet(word, slips(word.length)))
        if (known.isInName) note(term, (term[0] === word[0] ? 0.75 : 0.6) * (1 - far / word.length));
      if (key.length > 4)
        for (const [, [terms, far]] of this.#bySound.fuzzyGet(key, key.length > 6 ? 2 : 1))
          for (const term of terms) if (looksLike(term, word)) note(term, 0.65 * (1 - far / key.length));
      if (isUnfinished && key.length > 3)
        for (const [grown, terms] of this.#bySound.atPrefix(key))
          for (const term of terms)
            if (looksLike(term.slice(0, word.length), word)) note(term, (0.6 * key.length) / grown.length);
    }
    for (const [term, weight] of [...similar])
      for (const other of this.#byStem.get(stem(term)) ?? []) note(other, 0.95 * weight);
    for (const [term, weight] of similar) add(term, weight, 'near');
  }

  /** The entries that hold these words of the index. */
  find(readings: ReadonlyMap<string, Reading>): Map<number, WordHit> {
    const key = [...readings.keys()].join(' ');
    const hits = new Map<number, WordHit>();
    if (readings.size > 0) {
      const boostTerm = (term: string) => readings.get(term)?.weight ?? 0;
      // What merely looks similar counts in names only: among all words of all texts there is always something.
      const sure = [...readings.keys()].filter((term) => readings.get(term)!.how !== 'near').join(' ');
      // Not the sum: an entry that has a word in two forms is not twice as much about it.
      for (const { id, score, terms } of this.#mini.search(sure, { fields: ['text'], boostTerm }))
        hits.set(id, { text: score / terms.length, terms });
      for (const { id, terms } of this.#mini.search(key, { fields: ['names'] })) {
        const { text = 0, terms: others = [] } = hits.get(id) ?? {};
        hits.set(id, { text, terms: [...new Set([...terms, ...others])] });
      }
    }
    return hits;
  }
}
