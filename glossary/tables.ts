/**
 * The compiled tables as the script in the page carries them, and how they are decoded.
 * Everything that can wait waits: at the start only the index of first words is built (about 0.1 ms); a bucket of forms
 * is decoded when the page holds its first word, the context rules when the page holds an in-context form.
 */
import { hashSlot } from './fold.ts';

/** Written by compile.ts. All strings, so that the browser parses them without work. */
export interface Tables {
  /** Number of entries; an entry is known in the page by its index only. */
  entries: number;
  /** Slots of the first words in ascending order, as differences; see `encodeSlots`. */
  slots: string;
  /** One bucket for each slot, in the same order, parted by "\n"; records in a bucket parted by "|". */
  buckets: string;
  /** Context rules: `needs/unless` in base 36, parted by ";". Rule 0 is the default reason and empty. */
  rules: string;
}

/** One meaning of a form: an entry, for sure (`rule` absent) or if the page gives a reason. */
export interface Sense {
  entry: number;
  rule?: number;
}

export interface Form {
  /**
   * As compared: " " stands for a space or hyphen between words, "-" for a dash of its own, "#" for a number.
   */
  text: string;
  /** One flag for each character of `text`: compare the letter as written. Null: none is. */
  exact: boolean[] | null;
  /** "s" may follow. */
  plural: boolean;
  /** Index into `patterns`, instead of `text`. */
  pattern?: number;
  senses: Sense[];
  /** Not a word of the glossary but a string that silences in-context forms: its number. */
  silencer?: number;
  /** True if at least one sense needs no reason. */
  sure: boolean;
}

export interface Rule {
  needs: number[];
  unless: number[];
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Differences of ascending numbers in base 64, most significant digit first, digits after the first marked by "!". */
export function encodeSlots(slots: number[]): string {
  let last = -1;
  let out = '';
  for (const slot of slots) {
    let rest = slot - last;
    last = slot;
    let digits = DIGITS[rest & 63]!;
    while ((rest >>= 6) > 0) digits = `!${DIGITS[rest & 63]}${digits}`;
    out += digits;
  }
  return out;
}

/** Maps each slot (0 to 65535) to the number of its bucket plus 1; 0 where no form begins. */
export function decodeSlots(encoded: string): Uint16Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < 64; i++) value[DIGITS.charCodeAt(i)] = i;
  const index = new Uint16Array(65536);
  let slot = -1;
  let bucket = 0;
  let high = 0;
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i);
    if (code === 33) {
      high = (high << 6) | value[encoded.charCodeAt(++i)]!;
    } else {
      slot += (high << 6) | value[code]!;
      high = 0;
      index[slot] = ++bucket;
    }
  }
  return index;
}

const CAPITALS = /\p{Lu}\p{Lu}/u;
const GENE_NAME = /\d/;

/**
 * Which letters of a form are compared as written: those of words that hold a run of capitals (AI, pCR, DXd), but not of
 * names of three and more letters with a digit (HER2, BRCA1, CDK4), which people write in any way.
 */
export function exactLetters(text: string): boolean[] | null {
  const exact: boolean[] = new Array<boolean>(text.length).fill(false);
  let any = false;
  for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!CAPITALS.test(word[0])) continue;
    if (GENE_NAME.test(word[0]) && word[0].replace(/\P{L}/gu, '').length >= 3) continue;
    any = true;
    exact.fill(true, word.index, word.index + word[0].length);
  }
  return any ? exact : null;
}

/** Decodes one record of a bucket: `text*=senses`, senses parted by ",", each `entry` or `entry.rule`, or `!silencer`. */
export function decodeForm(record: string): Form {
  const cut = record.lastIndexOf('=');
  let text = record.slice(0, cut);
  const plural = text.endsWith('*');
  if (plural) text = text.slice(0, -1);
  const form: Form = { text, exact: exactLetters(text), plural, senses: [], sure: false };
  if (text.startsWith('~')) form.pattern = Number(text.slice(1));
  const senses = record.slice(cut + 1);
  if (senses.startsWith('!')) {
    form.silencer = Number.parseInt(senses.slice(1), 36);
    return form;
  }
  for (const sense of senses.split(',')) {
    const [entry, rule] = sense.split('.');
    if (rule === undefined) form.sure = true;
    form.senses.push(
      rule === undefined
        ? { entry: Number.parseInt(entry!, 36) }
        : { entry: Number.parseInt(entry!, 36), rule: Number.parseInt(rule, 36) },
    );
  }
  return form;
}

export function decodeRules(encoded: string): Rule[] {
  const numbers = (list: string) => (list ? list.split(' ').map((n) => Number.parseInt(n, 36)) : []);
  return encoded.split(';').map((rule) => {
    const [needs = '', unless = ''] = rule.split('/');
    return { needs: numbers(needs), unless: numbers(unless) };
  });
}

/** The tables in use: the index of first words, and buckets decoded as they are met. */
export class Lexicon {
  readonly slots: Uint16Array;
  readonly rules: Rule[];
  readonly entries: number;
  readonly #raw: string[];
  readonly #buckets: (Form[] | undefined)[] = [];

  constructor(tables: Tables) {
    this.slots = decodeSlots(tables.slots);
    this.#raw = tables.buckets.split('\n');
    this.rules = decodeRules(tables.rules);
    this.entries = tables.entries;
  }

  /** Forms whose first word may have this hash, longest first; undefined where there are none. */
  forms(hash: number): Form[] | undefined {
    const bucket = this.slots[hashSlot(hash)]!;
    if (bucket === 0) return undefined;
    return (this.#buckets[bucket] ??= this.#raw[bucket - 1]!.split('|').map(decodeForm));
  }
}
