/** Makes one list of words out of what the frames of a page tell one by one. Pure. */
import type { CardEntry } from '../../../glossary/entry.ts';
import { type Kind, kinds } from '../../../glossary/kinds.ts';
import type { FrameWords } from '../../listing/index.ts';

/** A place on the page, wherever it is. */
export interface PlaceRef {
  frameId: number;
  /** Of the frame's listing. */
  id: number;
}

interface Listed extends PlaceRef {
  entries: readonly number[];
}

/** A word of the page. */
export interface FoundWord {
  /** Index of its entry. */
  index: number;
  /** At least one, in the order of the page. */
  places: PlaceRef[];
  /** The page leaves open everywhere whether this is what the word means. */
  isOpen: boolean;
}

/** A word of the page with all about it. */
export interface PageWord extends FoundWord {
  entry: CardEntry;
}

type Frames = ReadonlyMap<number, FrameWords>;
type Frame = [frameId: number, words: FrameWords];

const isAt = (path: readonly number[], other: readonly number[]): boolean =>
  path.length === other.length && path.every((number, i) => number === other[i]);

const isBelow = (path: readonly number[], other: readonly number[]): boolean =>
  other.length > path.length && path.every((number, i) => number === other[i]);

/**
 * All places of the page, those of a frame where it stands in the document around it. A frame that the document around it
 * does not show is left out. Where that document has no words and so tells nothing, its frames come by their number.
 */
export function placesOfPage(frames: Frames): Listed[] {
  const sorted = [...frames].sort(([a], [b]) => a - b);
  const listed: Listed[] = [];

  function addAllAt(path: readonly number[]): void {
    const here = sorted.filter(([, words]) => isAt(path, words.path));
    const below = sorted.filter(([, words]) => isBelow(path, words.path));
    for (const frame of here) add(frame, below);
    if (here.length === 0) for (const number of numbersBelow(path, below)) addAllAt([...path, number]);
    // Frames in shadow roots have no number: they come last.
    else if (below.some(([, words]) => words.path[path.length] === -1)) addAllAt([...path, -1]);
  }

  function add([frameId, { path, items }]: Frame, below: readonly Frame[]): void {
    for (const item of items) {
      if ('id' in item) listed.push({ frameId, ...item });
      else if (item.frame !== -1 && below.length > 0) addAllAt([...path, item.frame]);
    }
  }

  addAllAt([]);
  return listed;
}

const numbersBelow = (path: readonly number[], below: readonly Frame[]): number[] => {
  const numbers = new Set(below.map(([, words]) => words.path[path.length]!));
  // -1 after all numbers.
  return [...numbers].sort((a, b) => (a < 0 ? Infinity : a) - (b < 0 ? Infinity : b));
};

/** The different words in the order in which they first appear, without the `hidden` entries. */
export function wordsOfPage(
  frames: Frames,
  hidden: ReadonlySet<number>,
): { words: FoundWord[]; leftOut: number } {
  const words = new Map<number, FoundWord>();
  const leftOut = new Set<number>();
  for (const { frameId, id, entries } of placesOfPage(frames)) {
    for (const index of entries) {
      if (hidden.has(index)) {
        leftOut.add(index);
        continue;
      }
      let word = words.get(index);
      if (!word) {
        word = { index, places: [], isOpen: true };
        words.set(index, word);
      }
      word.places.push({ frameId, id });
      if (entries.length === 1) word.isOpen = false;
    }
  }
  return { words: [...words.values()], leftOut: leftOut.size };
}

/** The words by kind, kinds in the order of the glossary, words of a kind as they appear. */
export function byKind(words: readonly PageWord[]): { kind: Kind; words: PageWord[] }[] {
  return (Object.keys(kinds) as Kind[])
    .map((kind) => ({ kind, words: words.filter(({ entry }) => entry.kind === kind) }))
    .filter(({ words }) => words.length > 0);
}

/** The first sentence of an explanation. */
export const firstSentence = (plain: string): string => /^.*?[.!?]["”)]*(?=\s|$)/su.exec(plain)?.[0] ?? plain;
