/**
 * Search over the whole glossary: by any name, by a name that is half remembered or misspelt, and by what a thing is for.
 *
 * What is named or described is apart from what merely looks or sounds like it. The latter is for "Did you mean …?":
 * similar drug names are different drugs, so it is never taken for an answer.
 */
import { isAboutSuicide } from './crisis.ts';
import { type Searched, SearchIndex, type SplitUp } from './search-index.ts';
import { type Candidate, createRanking, type TypedWord } from './search-rank.ts';
import { askedKind, nameKey, stem, tellingWords, wordsIn } from './search-words.ts';
import { british, plurals } from './variants.ts';

/** An entry that was found. */
export interface Hit {
  /** Index of the entry. */
  entry: number;
  /** The name by which it was found: its headword, a brand, another name. */
  name: string;
  /** The query is this name, however it is spaced and hyphenated. */
  isExact: boolean;
  /** For marking: words that were found, and beginnings of words. */
  words: readonly string[];
  beginnings: readonly string[];
}

export interface Found {
  /** What the query names or describes, the best first. */
  hits: readonly Hit[];
  /** What has a name that looks or sounds like it, the most similar first. */
  similar: readonly Hit[];
  /** The similar ones fit better than the others. */
  similarFirst: boolean;
  /** The query speaks of dying by one's own hand: help comes first. */
  crisis: boolean;
}

export type Search = (query: string) => Found;

const NOTHING: Found = { hits: [], similar: [], similarFirst: false, crisis: false };

/** A longer query is no query, UTF-16 units. */
const LONGEST = 200;
const MOST_WORDS = 12;
const MOST_HITS = 20;
const MOST_SIMILAR = 6;
/** Of the similar ones, how many by the same word. */
const MOST_ALIKE = 2;
/** A result with less than this share of the best one's score is none. */
const WORTH = 0.25;
/** What stands below the help in a crisis: never what merely holds the words. */
const COMFORT = ['depression', 'distress', 'counseling', 'support group'];

export function createSearch(searched: readonly Searched[]): Search {
  const entries = searched.map((one): SplitUp => ({ ...one, nameWords: one.names.map(wordsIn) }));
  const index = new SearchIndex(entries);
  const ranking = createRanking(index, entries);
  const byKey = keysOf(entries);
  const named = (name: string) =>
    [...(byKey.get(nameKey(name)) ?? [])]
      .sort(([a, one], [b, other]) => rankOf(a, one) - rankOf(b, other) || a - b)
      .map(exactHit);
  /** The headword stands first among the names of an entry, then what is underlined, then what only search finds. */
  const rankOf = (entry: number, name: string) => entries[entry]!.names.indexOf(name);
  const comfort = COMFORT.flatMap(named).map((hit) => ({ ...hit, words: [] }));

  return (query) => {
    const asked = query.slice(0, LONGEST);
    const all = wordsIn(asked).slice(0, MOST_WORDS);
    const exact = named(asked);
    if (isAboutSuicide(asked)) return { ...NOTHING, hits: [...exact, ...comfort], crisis: true };
    if (all.length === 0) return NOTHING;

    const words = tellingWords(index.parted(all));
    const kind = askedKind(all);
    const isUnfinished = !/\s$/.test(asked);
    const typed = words.map((word, i) => ranking.typed(word, isUnfinished && i === words.length - 1, kind));
    const isNamed = new Set(exact.map(({ entry }) => entry));
    const ranked = ranking.rank(typed, kind).filter(({ entry }) => !isNamed.has(entry));
    const isWorth = ({ score }: Candidate) => score > WORTH * ranked[0]!.score;
    const select = (which: (one: Candidate) => boolean, most: number) =>
      ranked
        .filter((one) => isWorth(one) && which(one))
        .slice(0, most)
        .map((one) => hitOf(one, typed));
    if (exact.length > 0) {
      // Beside what has just this name, a text that holds the word is no result, but where a kind of thing is asked for.
      const others = select(({ isNear, fit }) => !isNear && (kind !== null || fit > 0), MOST_HITS);
      return { ...NOTHING, hits: [...exact, ...others].slice(0, MOST_HITS) };
    }
    // Different names to choose from, not all entries with the same one.
    const shown = new Map<string, number>();
    const isNews = (one: Candidate) => {
      const root = stem(nearestWord(one, typed));
      shown.set(root, (shown.get(root) ?? 0) + 1);
      return shown.get(root)! <= MOST_ALIKE;
    };
    return {
      hits: select(({ isNear }) => !isNear, MOST_HITS),
      similar: select((one) => one.isNear && isNews(one), MOST_SIMILAR),
      similarFirst: ranked[0]?.isNear === true,
      crisis: false,
    };
  };
}

const exactHit = ([entry, name]: [number, string]): Hit => ({
  ...{ entry, name, isExact: true },
  words: wordsIn(name),
  beginnings: [],
});

function hitOf({ entry, name, hits }: Candidate, typed: readonly TypedWord[]): Hit {
  const words = new Set<string>();
  const beginnings = new Set<string>();
  hits.forEach((hit, i) => {
    const { word, readings } = typed[i]!;
    for (const term of hit?.terms ?? [])
      if (readings.get(term)!.how === 'begun') beginnings.add(word);
      else words.add(term);
  });
  return { entry, name, isExact: false, words: [...words], beginnings: [...beginnings] };
}

/** The word of the entry that is most like one that was typed, of those that are merely similar. */
function nearestWord({ hits }: Candidate, typed: readonly TypedWord[]): string {
  let nearest = '';
  let most = 0;
  hits.forEach((hit, i) => {
    for (const term of hit?.terms ?? []) {
      const { how, weight } = typed[i]!.readings.get(term)!;
      if (how === 'near' && weight > most) [nearest, most] = [term, weight];
    }
  });
  return nearest;
}

/** The entries that have a name, by its key; with the name as it is written. */
function keysOf(entries: readonly SplitUp[]): Map<string, Map<number, string>> {
  const byKey = new Map<string, Map<number, string>>();
  const add = (key: string, entry: number, name: string) => {
    if (key === '') return;
    const owners = byKey.get(key);
    if (!owners) byKey.set(key, new Map([[entry, name]]));
    else if (!owners.has(entry)) owners.set(entry, name);
  };
  entries.forEach(({ names, nameWords }, entry) => {
    for (const [i, name] of names.entries()) {
      const own = nameWords[i]!.join('');
      add(own, entry, name);
      const other = british(name);
      for (const spelling of other === null ? [name] : [name, other]) {
        const key = spelling === name ? own : nameKey(spelling);
        add(key, entry, name);
        for (const plural of plurals(spelling))
          add(plural === 's' ? `${key}s` : nameKey(plural), entry, name);
      }
    }
  });
  return byKey;
}
