/**
 * How the matcher sees a character. Shared by the compiler and the script in the page, so it stays small and fast.
 *
 * `fold(code)` gives 0 for what parts words, 1 for what is not there (soft hyphen, zero width), and otherwise the folded
 * letter: lower case for Latin, "0" for every digit. Folded letters are only hashed; the exact comparison comes later.
 */
export const PARTS = 0;
export const ABSENT = 1;
const DIGIT = 48;

const latin = new Uint8Array(256);
for (let c = 48; c < 58; c++) latin[c] = DIGIT;
for (let c = 97; c < 123; c++) latin[c] = latin[c - 32] = c;
for (let c = 0xc0; c < 0x100; c++) latin[c] = c < 0xdf && c !== 0xd7 ? c + 32 : c;
latin[0xd7] = latin[0xf7] = PARTS; // × and ÷
latin[0xaa] = 0xaa; // ª º µ are letters
latin[0xba] = 0xba;
latin[0xb5] = 0xb5;
latin[0xad] = ABSENT; // soft hyphen

function foldHigh(code: number): number {
  if (code >= 0x2000 && code < 0x2c00) {
    // General punctuation to arrows and symbols; among them the zero-width characters and the marks of direction.
    return (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x2069)
      ? ABSENT
      : PARTS;
  }
  if (code >= 0xfe00 && code <= 0xfe0f) return ABSENT; // variation selectors
  if (code === 0xfeff) return ABSENT;
  if (code >= 0x3000 && code < 0x3040) return PARTS;
  if (code >= 0xfe10 && code < 0xff66) return isWideSign(code) ? PARTS : code;
  if (code >= 0xd800 && code < 0xe000) return PARTS; // emoji and other pairs
  if (code === APOSTROPHE_LETTER) return PARTS;
  return code;
}

/** "ʼ": Unicode calls it a letter, people use it as an apostrophe. */
const APOSTROPHE_LETTER = 0x2bc;

/** Signs of East Asian width and their small forms: ：（）？＋﹣. */
const isWideSign = (code: number): boolean =>
  code < 0xfe70 ||
  (code >= 0xff00 && code < 0xff10) ||
  (code >= 0xff1a && code < 0xff21) ||
  (code >= 0xff3b && code < 0xff41) ||
  code >= 0xff5b;

export const fold = (code: number): number => (code < 256 ? latin[code]! : foldHigh(code));

/** The table for codes below 256, for loops that cannot pay a call for each character. */
export const foldLatin: Uint8Array = latin;

/** Start value and step of the word hash; the same in the compiler and in the page. */
export const HASH_START = 7;
const hashStep = (hash: number, folded: number): number => (Math.imul(hash, 31) + folded) | 0;
export const hashSlot = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff;

/** Slot of a whole word, as the loop over a text would compute it. */
export function slotOf(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) {
    const folded = fold(word.charCodeAt(i));
    if (folded > ABSENT) hash = hashStep(hash, folded);
  }
  return hashSlot(hash);
}

/** Not \p{No}: the small digit of a footnote (¹) is no part of the word before it. */
const LETTER = /[\p{L}\p{Nd}\p{Nl}\p{M}_]/u;

/** True if the character forbids a word boundary beside it (a letter, digit or combining mark in any script, or "_"). */
export function isLetter(code: number): boolean {
  if (code < 128) return latin[code]! > ABSENT || code === 95;
  if (code === APOSTROPHE_LETTER) return false;
  return LETTER.test(String.fromCodePoint(code));
}

/** Hyphens, dashes and minus signs: all equal in a form. */
export const isDash = (code: number): boolean =>
  code === 45 ||
  (code >= 0x2010 && code <= 0x2015) ||
  code === 0x2212 ||
  code === 0x207b ||
  code === 0xfe63 ||
  code === 0xff0d;

export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

export const isApostrophe = (code: number): boolean =>
  code === 39 || code === 0x2019 || code === 0x2018 || code === 0x2bc;

export const isDigit = (code: number): boolean => code >= 48 && code < 58;

export const isPlus = (code: number): boolean => code === 43 || code === 0x207a || code === 0xff0b;
