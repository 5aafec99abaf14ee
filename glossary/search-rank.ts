/**
 * How well entries fit what was typed: how much of it they hold, how much of one of their names it is, and how much
 * their texts are about it.
 */
import type { Kind } from './kinds.ts';
import type { Reading, SearchIndex, SplitUp, WordHit } from './search-index.ts';

/** How many entries are looked at closely. */
const MOST_WEIGHED = 250;
/** What the texts count beside the name. */
const TEXT = 0.7;
/** How much better an entry must fit by similar words than without, to be found by them. */
const NEARER = 1.3;
/** What an entry of another kind than the one asked for counts, and the word that asks. */
const OTHER_KIND = 0.4;
const KIND_WORD = 0.2;
/** What it counts that a name begins with what was typed. */
const BEGINS = 0.3;
const LEAST = 1e-9;
/** How many typed words are kept. */
const MOST_KEPT = 100;
/** How much better another name must fit than the headword, to be shown. */
const OTHER_NAME = 1.1;

/** A typed word and what it was found in. */
export interface TypedWord {
  word: string;
  readings: ReadonlyMap<string, Reading>;
  /** How much it tells. */
  weight: number;
  sure: ReadonlyMap<number, WordHit>;
  /** Also by what is only similar; null where nothing is. */
  all: ReadonlyMap<number, WordHit> | null;
}

export interface Candidate {
  entry: number;
  /** The name that fits best. */
  name: string;
  /** By typed word. */
  hits: readonly (WordHit | undefined)[];
  /** How well its best name fits, 0 to 1. */
  fit: number;
  score: number;
  /** Found by words that merely look or sound like those typed. */
  isNear: boolean;
}

/** The kinds that were asked for, and the word that said so. */
export interface AskedKind {
  word: string;
  kinds: readonly Kind[];
}

interface Name {
  name: string;
  key: string;
  words: readonly string[];
  /** How much all its words tell. */
  weight: number;
}

export interface Ranking {
  typed(word: string, isUnfinished: boolean, asked: AskedKind | null): TypedWord;
  /** The entries, the best first. One that is found by similar words alone, or far better by them, is near only. */
  rank(typed: readonly TypedWord[], asked: AskedKind | null): Candidate[];
}

export function createRanking(index: SearchIndex, entries: readonly SplitUp[]): Ranking {
  const names = entries.map(({ names, nameWords }) =>
    names.map((name, i): Name => {
      const words = nameWords[i]!;
      const weight = words.reduce((sum, word) => sum + index.weightOf(word), 0);
      return { name, key: words.join(''), words, weight };
    }),
  );

  /** Words typed before: a query grows letter by letter, its first words stay. */
  const before = new Map<string, TypedWord>();

  function weigh(
    found: readonly ReadonlyMap<number, WordHit>[],
    typed: readonly TypedWord[],
    asked: AskedKind | null,
  ): Map<number, Candidate> {
    const total = typed.reduce((sum, { weight }) => sum + weight, 0);
    const shares = typed.map(({ weight }) => weight / total);
    const most = found.map((hits) => Math.max(LEAST, ...[...hits.values()].map(({ text }) => text)));
    const texts = new Map<number, number>();
    found.forEach((hits, i) => {
      for (const [entry, { text }] of hits)
        texts.set(entry, (texts.get(entry) ?? 0) + (shares[i]! * text) / most[i]!);
    });
    const isAsked = (entry: number) => !asked || asked.kinds.includes(entries[entry]!.kind);
    const promising = [...texts]
      .map(([entry, text]) => [entry, isAsked(entry) ? text : text * OTHER_KIND] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_WEIGHED);
    return new Map(
      promising.map(([entry, text]) => {
        const hits = found.map((one) => one.get(entry));
        const { name, fit } = bestName(entry, hits, typed, shares);
        let share = 0;
        hits.forEach((hit, i) => {
          const { readings } = typed[i]!;
          share += shares[i]! * Math.max(0, ...(hit?.terms ?? []).map((term) => readings.get(term)!.weight));
        });
        const worth = isAsked(entry) ? fit : fit * OTHER_KIND;
        const score = share * (worth + TEXT * text * (1 - worth) ** 2);
        return [entry, { entry, name, hits, fit, score, isNear: false }];
      }),
    );
  }

  /** The name that fits best: how much of the query is in it, and how much of it is in the query. */
  function bestName(
    entry: number,
    hits: readonly (WordHit | undefined)[],
    typed: readonly TypedWord[],
    shares: readonly number[],
  ): { name: string; fit: number } {
    let shown = { name: entries[entry]!.names[0]!, fit: 0 };
    let best = 0;
    const start = typed.map(({ word }) => word).join('');
    for (const { name, key, words, weight } of names[entry]!) {
      let asked = 0;
      const met = new Map<string, number>();
      hits.forEach((hit, i) => {
        let most = 0;
        for (const term of hit?.terms ?? []) {
          if (!words.includes(term)) continue;
          const { weight } = typed[i]!.readings.get(term)!;
          most = Math.max(most, weight);
          met.set(term, Math.max(met.get(term) ?? 0, weight));
        }
        asked += shares[i]! * most;
      });
      if (asked === 0) continue;
      const told = words.reduce((sum, word) => sum + index.weightOf(word) * (met.get(word) ?? 0), 0);
      const share = told / weight;
      const alike = (2 * asked * share) / (asked + share);
      const fit = key.startsWith(start) ? alike + BEGINS * (1 - alike) : alike;
      best = Math.max(best, fit);
      // The headword stands first.
      if (fit > shown.fit * OTHER_NAME) shown = { name, fit };
    }
    return { name: shown.name, fit: best };
  }

  function look(word: string, isUnfinished: boolean): TypedWord {
    const readings = index.readings(word, isUnfinished);
    const sure = new Map([...readings].filter(([, { how }]) => how !== 'near'));
    // A word that is in no entry tells as much as what it may stand for.
    const meant = sure.has(word) || readings.size === 0 ? [word] : [...readings.keys()];
    return {
      word,
      readings,
      weight: Math.max(...meant.map((term) => index.weightOf(term))),
      sure: index.find(sure),
      all: sure.size === readings.size ? null : index.find(readings),
    };
  }

  return {
    typed(word, isUnfinished, asked) {
      const key = `${word} ${isUnfinished}`;
      const one = before.get(key) ?? look(word, isUnfinished);
      if (before.size > MOST_KEPT) before.clear();
      before.set(key, one);
      return word === asked?.word ? { ...one, weight: one.weight * KIND_WORD } : one;
    },

    rank(typed, asked) {
      const best = weigh(
        typed.map(({ sure }) => sure),
        typed,
        asked,
      );
      if (typed.some(({ all }) => all !== null)) {
        const all = weigh(
          typed.map(({ sure, all }) => all ?? sure),
          typed,
          asked,
        );
        for (const [entry, near] of all)
          if (near.score > NEARER * (best.get(entry)?.score ?? 0)) best.set(entry, { ...near, isNear: true });
      }
      return [...best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
    },
  };
}
