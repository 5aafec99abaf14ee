/**
 * The small table of the script in every page: just enough to tell that a word may stand in a text. Most frames of the
 * web hold none, and there nothing else of the glossary is ever loaded.
 *
 * A form is looked for by one of its words, its *key*: the one that fewest texts hold ("situ" for "in situ"). Where a key
 * stands, the forms that have it are compared. What is found so is for the full tables to decide: here a form may be found
 * that is none, but never missed.
 */
import { ABSENT, fold, isDigit } from './fold.ts';
import { formEnd } from './match.ts';
import { patterns } from './patterns.ts';
import { exactLetters } from './tables.ts';

/**
 * Written by compile-probe.ts, as lists of strings in the script's text: the browser makes them when it reads it, in half the
 * time that taking a long string apart would take.
 *
 * In forms "~" stands for the key, and "^" before it where it is written in another way than keys are: `bone ~`,
 * `partial ^CMF`; one that begins with the key so has no sign.
 */
export interface Probe {
  /** In small letters, with "0" for a number. */
  keys: readonly string[];
  /**
   * For each key its forms, parted by "|". An empty one has the forms of the next. "!" before one says that in some
   * form other than a space and letters stand beside the key.
   */
  forms: readonly string[];
  /** Codes that are sure forms, by their place in patterns.ts. */
  codes: number[];
  /** One of these stands in every text with such a code, in small letters, with "0" for a number. */
  inCodes: string[];
}

/** What keys are made of, in a text in small letters with "0" for each number. */
export const KEYS = /[a-z0]+/g;

const NUMBER = 35; // "#"

/** A text with "0" for each number. */
export const withZeros = (text: string): string => text.replace(/\d+/g, '0');

/** What is looked for where a key stands. */
export interface Sought {
  /** The forms of a key, with "~" before the key where it is not the beginning. */
  forms: readonly string[];
  /** They in small letters, "|" before and behind each, if the words beside the key can be told by it: `|bone ~scan|`. */
  beside: string | null;
}

/** The probe, taken apart. */
export class Keys {
  readonly #probe: Probe;
  /** All of them. */
  readonly all: ReadonlySet<string>;
  readonly #sought = new Map<string, Sought>();

  constructor(probe: Probe) {
    this.#probe = probe;
    this.all = new Set(probe.keys);
  }

  /** True if {@link hasCode} may be, by a text in small letters with "0" for each number. */
  mayBeCode(zeros: string): boolean {
    for (const part of this.#probe.inCodes) if (zeros.includes(part)) return true;
    return false;
  }

  /** True if a code may stand in a text: what is before it is not looked at, for it may belong to another block. */
  hasCode(text: string): boolean {
    return this.#probe.codes.some((code) => {
      const { holds, regexp } = patterns[code]![1];
      return holds.some((part) => text.includes(part)) && new RegExp(regexp.source).test(text);
    });
  }

  /** What is looked for where a key stands. */
  sought(key: string): Sought {
    const known = this.#sought.get(key);
    if (known) return known;
    const { keys, forms: lines } = this.#probe;
    let line = keys.indexOf(key);
    while (lines[line] === '') line++;
    const written = lines[line]!;
    const isOpen = written.startsWith('!');
    const forms = written.slice(Number(isOpen)).replaceAll('~', `~${keys[line]}`).replaceAll('^', '~');
    const beside = isOpen || key.includes('0') ? null : `|${forms}|`.toLowerCase().replaceAll('|~', '|');
    const sought = { forms: forms.split('|'), beside };
    this.#sought.set(key, sought);
    return sought;
  }
}

/**
 * True if a form, as the probe has it, stands in a text in which its key stands at `at`. The text holds nothing that is not
 * there for a reader.
 */
export function standsAt(marked: string, text: string, at: number): boolean {
  const mark = marked.indexOf('~');
  const form = mark < 0 ? marked : marked.replace('~', '');
  const start = mark <= 0 ? at : before(form.slice(0, mark), text, at);
  // Most forms differ in any case: what is compared as written is made out for the few that do not.
  return formEnd(form, null, text, start) >= 0 && formEnd(form, exactLetters(form), text, start) >= 0;
}

/** Where the beginning of a form would stand before an offset: as many letters, any number for "#", anything between words. */
function before(beginning: string, text: string, at: number): number {
  let i = at;
  const skip = (isSkipped: (code: number) => boolean) => {
    while (i > 0 && isSkipped(text.charCodeAt(i - 1))) i--;
  };
  for (let k = beginning.length - 1; k >= 0; k--) {
    const code = beginning.charCodeAt(k);
    if (code === NUMBER) skip(isDigit);
    else if (fold(code) > ABSENT) i--;
    else skip((other) => fold(other) <= ABSENT);
  }
  return i;
}
