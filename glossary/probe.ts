/**
 * The small tables of the script in every page: just enough to tell that a word may stand in a text. Most frames of the
 * web hold none, and there nothing else of the glossary is ever loaded.
 *
 * A form is looked for by a word that is its own, or by its first two words, for the first alone may be everywhere ("no",
 * "in"). Each word and each two words of a text are asked of the filter; the few that pass are looked up as they are
 * written. What passes that is for the full tables to decide: here a form may be found that is none, but never missed.
 */
import { ABSENT, fold, foldLatin, isDigit, PARTS } from './fold.ts';
import { compareForm, withoutAbsent } from './match.ts';
import { exactLetters } from './tables.ts';

/** Written by compile-probe.ts. Strings, so that the browser parses them without work. */
export interface Probe {
  /** A Bloom filter of 65,536 bits, four to a character from "0" to "?": three bits for each word, or two, of a form. */
  filter: string;
  /**
   * Lines of forms by one word, each behind "\n": the word in lower case and, where that is not all of the form, "~" and
   * the rest, or ">" and the form as match.ts compares it. "#" in a word stands for a number; a word may end in "s" besides.
   */
  words: string;
  /** Such lines of forms by two words, parted by a space. */
  pairs: string;
}

/**
 * Hashes have 25 bits: times 31 they are still small integers, which costs a third where no code is compiled yet.
 */
export const HASH_BITS = 0x1ffffff;
export const HASH_START = 7;

/** Hash of two words that follow one another. */
export const pairHash = (first: number, second: number): number => (first * 29 + second) & HASH_BITS;

/** The bits of a hash in the filter. */
const bitsOf = (hash: number): number[] => [hash & 0xffff, second(hash), third(hash)];
const second = (hash: number): number => hash >>> 9;
const third = (hash: number): number => ((hash & 0x1ff) << 7) ^ (hash >>> 12);

/** True if what has this hash may be in the filter. Written out: it is asked before any code is compiled. */
export function isIn(filter: string, hash: number): boolean {
  const one = hash & 0xffff;
  if (((filter.charCodeAt(one >> 2) >> (one & 3)) & 1) === 0) return false;
  const two = second(hash);
  if (((filter.charCodeAt(two >> 2) >> (two & 3)) & 1) === 0) return false;
  const three = third(hash);
  return ((filter.charCodeAt(three >> 2) >> (three & 3)) & 1) === 1;
}

/** Hash of a word, going on from the hash of its beginning if one is given. */
export function hashOf(text: string, begun = HASH_START, from = 0, to = text.length): number {
  let hash = begun;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const folded = code < 256 ? foldLatin[code]! : fold(code);
    if (folded > ABSENT) hash = (hash * 31 + folded) & HASH_BITS;
  }
  return hash;
}

const BITS = 65_536;

/** Encodes the filter of what has these hashes. */
export function encodeFilter(hashes: Iterable<number>): string {
  const fours = new Uint8Array(BITS / 4);
  for (const hash of hashes) for (const bit of bitsOf(hash)) fours[bit >> 2]! |= 1 << (bit & 3);
  return String.fromCharCode(...fours.map((four) => 48 + four));
}

/** True if the character is part of a word, or may stand within one and is not there for a reader. */
export const isLetterAt = (text: string, at: number): boolean => fold(text.charCodeAt(at)) > PARTS;

/** End of the word at `from`; at most `to`. */
export function endOfWord(text: string, from: number, to = text.length): number {
  let end = from;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if ((code < 256 ? foldLatin[code]! : fold(code)) === PARTS) break;
  }
  return end;
}

/** Where the next word begins, from an offset on; the end of the text if there is none. */
export function startOfWord(text: string, from: number): number {
  let start = from;
  while (start < text.length && fold(text.charCodeAt(start)) <= ABSENT) start++;
  return start;
}

/** Begin and end of the last word before `at`; null if there is none. */
export function wordBefore(text: string, at: number): [start: number, end: number] | null {
  let end = at;
  while (end > 0 && fold(text.charCodeAt(end - 1)) <= ABSENT) end--;
  let start = end;
  while (start > 0 && isLetterAt(text, start - 1)) start--;
  return start < end ? [start, end] : null;
}

/**
 * True if a form of these lines may begin at `at` in the text; with `at` below 0, if there is a form of this key: one that
 * stands in several texts is not compared.
 */
export function mayStand(lines: string, key: string, text: string, at: number): boolean {
  const line = `\n${asWritten(key)}`;
  return (
    hasLine(lines, line, text, at) ||
    (line.endsWith('s') && hasLine(lines, line.slice(0, -1), text, at)) ||
    (hasFigure(line) && hasLine(lines, inNumbers(line), text, at))
  );
}

/** True if the second of two words that a form begins with may be this one. */
export function mayEnd(pairs: string, word: string): boolean {
  const end = ` ${asWritten(word)}`;
  const ends = end.endsWith('s') ? [end, end.slice(0, -1)] : [end];
  return ends.some((one) => ['\n', '~', '>'].some((mark) => pairs.includes(one + mark)));
}

/** As the lines have it. Few words hold what is not there for a reader: seen before any expression is made for it. */
function asWritten(key: string): string {
  let isPlain = true;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) > 127) isPlain = false;
  return (isPlain ? key : withoutAbsent(key)).toLowerCase();
}

function hasFigure(line: string): boolean {
  for (let i = 0; i < line.length; i++) if (isDigit(line.charCodeAt(i))) return true;
  return false;
}

const inNumbers = (line: string): string => line.replace(/\d+/g, '#');

function hasLine(lines: string, line: string, text: string, at: number): boolean {
  for (let found = lines.indexOf(line); found >= 0; found = lines.indexOf(line, found + 1)) {
    const end = found + line.length;
    const mark = lines[end];
    if (mark !== '>' && mark !== '~' && mark !== '\n') continue;
    if (at < 0) return true;
    const rest = mark === '\n' ? '' : lines.slice(end + 1, lines.indexOf('\n', end + 1));
    const form = mark === '>' ? rest : line.slice(1) + rest;
    if (compareForm(form, exactLetters(form), text, at)) return true;
  }
  return false;
}
