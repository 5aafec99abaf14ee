/**
 * Looks for a word in texts that follow one another, and only tells that there may be one. It is what runs in every frame
 * of the web, mostly before the browser has compiled anything: one loop over the letters that calls nothing, and keeps
 * nothing but how the text before ended.
 */
import { ABSENT, fold, foldLatin, PARTS } from '../glossary/fold.ts';
import {
  endOfWord,
  HASH_BITS,
  HASH_START,
  hashOf,
  isIn,
  isLetterAt,
  mayEnd,
  mayStand,
  type Probe,
  pairHash,
  startOfWord,
  wordBefore,
} from '../glossary/probe.ts';

/** How a text with a word in it ended. */
interface End {
  text: string;
  /** Hash of its last word, and of the one before that, which may stand in a text before; 0 if there is none. */
  last: number;
  before: number;
  /** If the word before began in the text before that: its hash as a whole, else 0. */
  glued: number;
  /** The last word may go on in the next text. */
  isInWord: boolean;
}

/** A word in pieces, as far as it has come. */
interface Piece {
  word: string;
  /** Its hash, and that of the word before it, as far as that stands in one text and as a whole. */
  last: number;
  before: number;
  glued: number;
  /** It may go on in the next text. */
  isOpen: boolean;
}

const SPACE = 32;

const NO_END: End = { text: '', last: 0, before: 0, glued: 0, isInWord: false };
const NO_PIECES: readonly Piece[] = [];
/** At most so many beginnings of a word in pieces are kept, and so many letters of it. */
const MOST_PIECES = 2;
export const LONGEST_WORD = 40;

/** True if nothing of a text is there for a reader. */
function isAbsent(text: string): boolean {
  let at = 0;
  while (at < text.length && fold(text.charCodeAt(at)) === ABSENT) at++;
  return at === text.length;
}

export class Glance {
  readonly #probe: Probe;
  readonly #found: () => void;
  #end = NO_END;
  /** How the text before that ended: what stands between may be a script or a reading aid (`<rt>`). */
  #older = NO_END;
  /** If the text before was but a piece of a word: what else may be that word so far. */
  #pieces = NO_PIECES;

  /** `found` is called for each place where a word may stand. */
  constructor(probe: Probe, found: () => void) {
    this.#probe = probe;
    this.#found = found;
  }

  /** The next text stands elsewhere. */
  restart(): void {
    this.#end = this.#older = NO_END;
    this.#pieces = NO_PIECES;
  }

  /** Reads a text from an offset on, which must not be within a word, up to another. */
  read(text: string, from = 0, to = text.length): void {
    const { filter } = this.#probe;
    let last = this.#end.last;
    let before = 0;
    let hash = HASH_START;
    let start = -1;
    let first = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      const folded = code < 256 ? foldLatin[code]! : fold(code);
      if (folded > ABSENT) {
        if (start < 0) start = i;
        hash = (hash * 31 + folded) & HASH_BITS;
      } else if (folded === PARTS && start >= 0) {
        // `isIn` for the word and for it with the one before, written out as far as most words come.
        if (
          ((filter.charCodeAt((hash & 0xffff) >> 2) >> (hash & 3)) & 1) === 1 &&
          ((filter.charCodeAt(hash >>> 11) >> ((hash >>> 9) & 3)) & 1) === 1
        )
          this.#weigh(hash, text, start, i);
        const pair = (last * 29 + hash) & HASH_BITS;
        if (
          ((filter.charCodeAt((pair & 0xffff) >> 2) >> (pair & 3)) & 1) === 1 &&
          ((filter.charCodeAt(pair >>> 11) >> ((pair >>> 9) & 3)) & 1) === 1
        )
          this.#weighPair(pair, text, start, i);
        if (first === 0) first = hash;
        before = last;
        last = hash;
        hash = HASH_START;
        start = -1;
      }
    }
    const isInWord = start >= 0;
    if (isInWord) {
      this.#weigh(hash, text, start, to);
      this.#weighPair(pairHash(last, hash), text, start, to);
      if (first === 0) first = hash;
      before = last;
      last = hash;
    }
    const end = this.#end;
    const older = this.#older;
    if (first === 0) {
      // No word: either nothing at all, or what parts those around it.
      if (to > from && (text.charCodeAt(from) <= SPACE || !isAbsent(text))) {
        end.isInWord = older.isInWord = false;
        for (const piece of this.#pieces) piece.isOpen = false;
      }
      return;
    }
    if (this.#pieces !== NO_PIECES) this.#goOn(text, from, first);
    let glued = 0;
    if ((end.isInWord || older.isInWord) && isLetterAt(text, from)) {
      if (older.isInWord) this.#join(older, text, from);
      if (end.isInWord) glued = this.#join(end, text, from);
    }
    if (older.last !== 0 && isIn(filter, pairHash(older.last, first)))
      this.#weighAcross(lastWord(older.text), firstWord(text, from));
    this.#older = end;
    this.#end = { text, last, before, glued: before === first ? glued : 0, isInWord };
  }

  #weigh(hash: number, text: string, start: number, end: number): void {
    const { filter, words } = this.#probe;
    if (isIn(filter, hash) && mayStand(words, text.slice(start, end), text, start)) this.#found();
  }

  /** The word and the one before, which may be the last of the text before. */
  #weighPair(hash: number, text: string, start: number, end: number): void {
    const { filter, pairs } = this.#probe;
    if (!isIn(filter, hash)) return;
    const word = text.slice(start, end);
    const before = wordBefore(text, start);
    const previous = before ? text.slice(...before) : lastWord(this.#end.text);
    if (mayStand(pairs, `${previous} ${word}`, text, before ? before[0] : -1)) this.#found();
  }

  /** Two words of different texts, of which the filter knows. */
  #weighAcross(first: string, second: string): void {
    if (mayStand(this.#probe.pairs, `${first} ${second}`, '', -1)) this.#found();
  }

  /** What may be a word in pieces goes on with this text, or ended before it. */
  #goOn(text: string, from: number, first: number): void {
    const pieces = this.#pieces;
    this.#pieces = NO_PIECES;
    const isLetter = isLetterAt(text, from);
    for (const piece of pieces)
      if (piece.isOpen && isLetter) this.#join(piece, text, from);
      else if (isIn(this.#probe.filter, pairHash(piece.last, first)))
        this.#weighAcross(piece.word, firstWord(text, from));
  }

  /**
   * The word at the beginning of a text may belong to what is before it. Mostly they are in different blocks: but asking
   * the elements costs more than to look whether that would be a word. Returns the hash of the whole.
   */
  #join(begun: End | Piece, text: string, from: number): number {
    const { filter, words, pairs } = this.#probe;
    const end = endOfWord(text, from);
    const hash = hashOf(text, begun.last, from, end);
    const word = () => wordOf(begun) + text.slice(from, end);
    if (isIn(filter, hash) && mayStand(words, word(), '', -1)) this.#found();
    if (isIn(filter, pairHash(begun.before, hash)) && mayEnd(pairs, word())) this.#found();
    if (begun.glued !== 0 && isIn(filter, pairHash(begun.glued, hash)) && mayEnd(pairs, word()))
      this.#found();
    const next = startOfWord(text, end);
    if (next < text.length) {
      const after = hashOf(text, HASH_START, next, endOfWord(text, next));
      if (isIn(filter, pairHash(hash, after))) this.#weighAcross(word(), firstWord(text, next));
    } else if (this.#pieces.length < MOST_PIECES && end - from < LONGEST_WORD) {
      const { before, glued } = begun;
      const piece = { word: word(), last: hash, before, glued, isOpen: end === text.length };
      if (piece.word.length < LONGEST_WORD) this.#pieces = [...this.#pieces, piece];
    }
    return hash;
  }
}

const wordOf = (begun: End | Piece): string => ('word' in begun ? begun.word : lastWord(begun.text));

function firstWord(text: string, from: number): string {
  const start = startOfWord(text, from);
  return text.slice(start, endOfWord(text, start));
}

function lastWord(text: string): string {
  const word = wordBefore(text, text.length);
  return word ? text.slice(...word) : '';
}
