/**
 * Finds forms in a string. Strings in, offsets out: no DOM, no knowledge of what will be shown.
 *
 * - Whole words: a letter, digit, combining mark or "_" on either side forbids a match, and so does an address (URL, e-mail).
 * - Spaces, hyphens, dashes, apostrophes are equal to their kind; soft hyphens and zero-width characters are not there.
 * - Strings that silence (`unless`) are reported wherever they stand, inside other words too.
 * - From the left, the longest form wins. Where the longest waits for a reason (in-context), the shorter ones and those
 *   that begin inside it are reported as well, so that `decide` can show what the page justifies.
 *
 * The text is read once; a word costs one look into the index, and only words that begin a form cost more.
 */
import {
  ABSENT,
  fold,
  foldLatin,
  HASH_START,
  isApostrophe,
  isDash,
  isDigit,
  isLetter,
  isPlus,
  isSpace,
} from './fold.ts';
import { patterns } from './patterns.ts';
import { type Form, type FormRecord, type Lexicon, mayBegin } from './tables.ts';

export interface Found {
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
  form: Form;
  /** The form wants capitals and stands in text that is all capitals: what is sure elsewhere needs a reason here. */
  shouted: boolean;
}

/** The comparison ran off the end of the text while everything had matched. */
const RAN_OFF = -2;
const DIFFERS = -1;

/** Skips what is not there (soft hyphen, zero width). */
function skipAbsent(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) >= 0xad && fold(text.charCodeAt(i)) === ABSENT) i++;
  return i;
}

/** End of the space or hyphen that begins at `at`, or DIFFERS. A hyphen may be followed by a line break. */
function skipSeparator(text: string, at: number): number {
  let i = at;
  const code = text.charCodeAt(i);
  if (isDash(code)) {
    i = skipAbsent(text, i + 1);
    const line = /[ \t]*\r?\n[ \t]*/y;
    line.lastIndex = i;
    if (line.test(text)) i = line.lastIndex;
    return i;
  }
  if (!isSpace(code)) return DIFFERS;
  let lines = 0;
  for (; i < text.length; i++) {
    const next = text.charCodeAt(i);
    if (next === 10) lines++;
    else if (!isSpace(next) && fold(next) !== ABSENT) break;
  }
  // An empty line parts thoughts where text is shown as it is typed.
  return lines > 1 ? DIFFERS : i;
}

/** End of a number: up to 4 digits, a point or comma, up to 2 more. By hand: every number of a page comes by here. */
function skipNumber(text: string, at: number): number {
  let i = at;
  while (i < at + 4 && isDigit(text.charCodeAt(i))) i++;
  if (i === at) return at === text.length ? RAN_OFF : DIFFERS;
  const point = text.charCodeAt(i);
  if (point !== 46 && point !== 44) return i;
  if (i + 1 >= text.length) cursor.open = true;
  if (!isDigit(text.charCodeAt(i + 1))) return i;
  return isDigit(text.charCodeAt(i + 2)) ? i + 3 : i + 2;
}

/** A dash that can say "negative": not the long ones, which part thoughts ("HER2—which …"). */
const isMinus = (code: number): boolean => isDash(code) && code !== 0x2014 && code !== 0x2015;

/** A to Z and a to z: nearly all that is ever compared. */
const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Compares a record at an offset. Returns the end offset, DIFFERS or RAN_OFF. */
function compare(lexicon: Lexicon, record: FormRecord, text: string, at: number): number {
  const mark = record.charCodeAt(0);
  if (mark === 126) return comparePattern(record, text, at);
  // Most records of a bucket differ in their first letter: seen before anything is asked for.
  const first = record.charCodeAt(mark === 94 ? 1 : 0);
  if (isPlainLetter(first) && (first | 32) !== (text.charCodeAt(at) | 32)) return DIFFERS;
  const exact = mark === 94 ? lexicon.exact(record) : null;
  return compareLetters(record, exact ? 1 : 0, exact, text, at);
}

/** Where a form ends that begins at an offset of a text; negative if it does not stand there whole. */
export const formEnd = (form: string, exact: boolean[] | null, text: string, at: number): number =>
  compareLetters(`${form}=`, 0, exact, text, at);

function compareLetters(
  record: string,
  from: number,
  exact: boolean[] | null,
  text: string,
  at: number,
): number {
  let i = at;
  for (let k = from; ; k++) {
    const w = record.charCodeAt(k);
    if (w === 61 || w === 42) return i; // "=" or "*": the form ends here
    let c = text.charCodeAt(i);
    // Not "#", and a space only where no other follows: it takes a whole run.
    if (c === w && (w > 35 || (w === 32 && isPlainLetter(text.charCodeAt(i + 1))))) {
      i++;
      continue;
    }
    if (isPlainLetter(w) && isPlainLetter(c)) {
      if ((c | 32) !== (w | 32) || exact?.[k]) return DIFFERS;
      i++;
      continue;
    }
    if (i < text.length && fold(c) === ABSENT) {
      i = skipAbsent(text, i);
      c = text.charCodeAt(i);
    }
    if (i >= text.length) return RAN_OFF;
    if (w === 32) i = c === 32 && isPlainLetter(text.charCodeAt(i + 1)) ? i + 1 : skipSeparator(text, i);
    else if (w === 35) i = skipNumber(text, i);
    else if (w === 45) i = isMinus(c) ? i + 1 : DIFFERS;
    else if (w === 39) i = isApostrophe(c) ? i + 1 : DIFFERS;
    else if (w === 43) i = isPlus(c) ? i + 1 : DIFFERS;
    else if (c === w) i++;
    else if (exact?.[k] || isDigit(w) || fold(w) <= ABSENT || fold(c) !== fold(w)) return DIFFERS;
    else i++;
    if (i < 0) return i;
  }
}

/** Longest code that a pattern takes, in characters. */
const LONGEST_CODE = 24;

function comparePattern(record: FormRecord, text: string, at: number): number {
  const { regexp } = patterns[Number.parseInt(record.slice(1), 10)]![1];
  regexp.lastIndex = at;
  if (text.length - at < LONGEST_CODE) cursor.open = true;
  return regexp.test(text) ? regexp.lastIndex : DIFFERS;
}

const ABSENTS = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g;
export const withoutAbsent = (text: string): string => text.replace(ABSENTS, '');

function letterBefore(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && fold(text.charCodeAt(i)) === ABSENT) i--;
  if (i < 0) return false;
  const code = text.charCodeAt(i);
  return isLetter(code >= 0xdc00 && code < 0xe000 && i > 0 ? text.codePointAt(i - 1)! : code);
}

const letterAt = (text: string, at: number): boolean => {
  const i = skipAbsent(text, at);
  return i < text.length && isLetter(text.codePointAt(i)!);
};

const ADDRESS = /:\/\/|^www\.|@|\.(?:com|org|net|gov|edu|info|html?|pdf|php|jpe?g|png)\b/i;

/** True if the match stands inside a web or e-mail address or a file name. */
function inAddress(text: string, start: number, end: number): boolean {
  let from = start;
  while (from > 0 && start - from < 200 && !isSpace(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < 200 && !isSpace(text.charCodeAt(to))) to++;
  if (from === 0 || to === text.length) cursor.open = true;
  return (from < start || to > end) && ADDRESS.test(withoutAbsent(text.slice(from, to)));
}

/**
 * "HER2- and ER-positive": the dash belongs to a word that is still to come, so this is not "HER2-negative".
 * Looked for only behind forms that end in a dash. Behind a comma or slash the dash is what it seems.
 */
const SUSPENDED =
  /^\s*(?:(?:and|or|&)\s*)?(?:\p{Lu}[\p{L}\p{N}+/]*[-\u2010-\u2015\u2212][\p{L}\p{N}]|(?:positive|negative|low|ultralow)\b)/u;

function isSuspended(text: string, end: number): boolean {
  if (end + CAPITALS_WINDOW > text.length) cursor.open = true;
  return SUSPENDED.test(withoutAbsent(text.slice(end, end + CAPITALS_WINDOW)));
}

/** "non-metastatic" is not "metastatic": what a form means is not what it means behind "non". */
const NON = /(?:^|[^\p{L}\p{N}])non[-\u2010-\u2015\u2212 ]$/iu;
const NON_LENGTH = 'non-'.length;

/** How far around a word capitals are looked at, in characters. */
const CAPITALS_WINDOW = 40;
type Capitals = 'shouted' | 'plain' | 'unknown';

/** Is the text around the match all capitals? `unknown` if too little of it is here to tell. */
function capitalsAround(text: string, start: number, end: number): Capitals {
  const around = `${text.slice(Math.max(0, start - CAPITALS_WINDOW), start)} ${text.slice(end, end + CAPITALS_WINDOW)}`;
  if (/\p{Ll}/u.test(around)) return 'plain';
  if (start < CAPITALS_WINDOW || end + CAPITALS_WINDOW > text.length) {
    return /\p{Lu}\p{Lu}/u.test(around) ? 'shouted' : 'unknown';
  }
  return /\p{Lu}\p{Lu}/u.test(around) ? 'shouted' : 'plain';
}

/** Result of `find` besides what was found. */
export interface Reading {
  /** What stands before or after the text could change what was found: read it together with its neighbors. */
  open: boolean;
}

/** Where reading stands. */
interface Cursor extends Reading {
  /** End of what is covered whatever the page holds: no form that begins before it can be shown. */
  covered: number;
  /** End of the forms that may yet be shown: one that begins before it may turn out to be covered. */
  waiting: number;
}

/** One for all readings: a reading never begins within another. */
const cursor: Cursor = { open: false, covered: 0, waiting: 0 };

/**
 * Appends to `out` all forms that begin in `text` from `from` up to `to`, in order of their start.
 * `from` and `to` must not lie within a word; matches may reach beyond `to`. The answer holds until the next call.
 */
export function find(lexicon: Lexicon, text: string, out: Found[], from = 0, to = text.length): Reading {
  const { filter } = lexicon;
  cursor.open = false;
  cursor.covered = cursor.waiting = from;
  let hash = HASH_START;
  let start = -1;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const folded = code < 256 ? foldLatin[code]! : fold(code);
    if (folded > 1) {
      if (start < 0) start = i;
      hash = (Math.imul(hash, 31) + folded) | 0;
    } else if (folded === 0 && start >= 0) {
      if (mayBegin(filter, hash)) findAt(lexicon, text, start, hash, out);
      hash = HASH_START;
      start = -1;
    }
  }
  if (start >= 0 && mayBegin(filter, hash)) findAt(lexicon, text, start, hash, out);
  return cursor;
}

/** Reports the forms that begin with the word at `start`, longest first, down to the first that needs no reason. */
function findAt(lexicon: Lexicon, text: string, start: number, hash: number, out: Found[]): void {
  const hidden = start < cursor.covered;
  const certain = start >= cursor.waiting;
  for (const record of lexicon.bucket(hash)) {
    // What silences stands first.
    if (hidden && !record.includes('=!')) return;
    const end = endOf(lexicon, record, text, start);
    if (end < 0) continue;
    const form = lexicon.form(record);
    if (form.silencer !== undefined) {
      out.push({ start, end, form, shouted: false });
      continue;
    }
    const capitals = record.startsWith('^') ? capitalsAround(text, start, end) : 'plain';
    if (capitals !== 'plain' && (start < CAPITALS_WINDOW || end + CAPITALS_WINDOW > text.length))
      cursor.open = true;
    const shouted = capitals === 'shouted';
    out.push({ start, end, form, shouted });
    if (form.sure && !shouted) {
      if (certain) cursor.covered = end;
      else cursor.waiting = Math.max(cursor.waiting, end);
      return;
    }
    cursor.waiting = Math.max(cursor.waiting, end);
  }
}

/** End of the form if it stands at `start` as a whole word, else a negative number. */
function endOf(lexicon: Lexicon, record: FormRecord, text: string, start: number): number {
  let end = compare(lexicon, record, text, start);
  if (end === RAN_OFF) cursor.open = true;
  if (end < 0) return end;
  const next = skipAbsent(text, end);
  if ((text.charCodeAt(next) | 32) === 115 && !letterAt(text, next + 1) && record.includes('*'))
    end = next + 1;
  if (skipAbsent(text, end) >= text.length || start <= NON_LENGTH) cursor.open = true;
  if (letterAt(text, end) || letterBefore(text, start) || inAddress(text, start, end)) return DIFFERS;
  if (start > 2 && NON.test(withoutAbsent(text.slice(Math.max(0, start - 12), start)))) return DIFFERS;
  return isDash(text.charCodeAt(end - 1)) && isSuspended(text, end) ? DIFFERS : end;
}
