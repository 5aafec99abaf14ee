/**
 * The compiled tables as the scripts in the page carry them, and how they are read.
 *
 * Most frames of the web hold no word, so nothing is built at the start: the filter of first words is asked as the string
 * it is, forms are compared as the records they are written in, and only what matches is decoded.
 */
import { ABSENT, fold, hashSlot, isDigit } from './fold.ts';

/** Written by compile.ts. All strings, so that the browser parses them without work. */
export interface Tables {
  /** One bit for each of 65,536 slots, four to a character from "0" to "?": does a form's first word hash to it? */
  filter: string;
  /** For every 512 slots the number of buckets before them: three digits in base 64. */
  ranks: string;
  /** One bucket for each slot in use, in order, parted by "\n"; records in a bucket parted by "|", longest first. */
  buckets: string;
  /** Context rules: `needs/unless` in base 36, parted by ";". Rule 0 is the default reason and empty. */
  rules: string;
}

/** One meaning of a form: an entry, for sure (`rule` absent) or if the page gives a reason. */
export interface Sense {
  entry: number;
  rule?: number;
}

/** A form that was met, decoded. */
export interface Form {
  senses: Sense[];
  /** True if a sense needs no reason. */
  sure: boolean;
  /** Not a word of the glossary but a string that silences in-context forms: its number. */
  silencer?: number;
}

export interface Rule {
  needs: number[];
  unless: number[];
}

const SLOTS = 65_536;
const BLOCK = 512;
/** Digits in base 64: the characters from "0" on, so that a value is a code less 48. */
const DIGIT = 48;

/** Encodes the filter and its ranks from the slots in use. */
export function encodeFilter(slots: Iterable<number>): Pick<Tables, 'filter' | 'ranks'> {
  const bits = new Uint8Array(SLOTS / 4);
  for (const slot of slots) bits[slot >> 2]! |= 1 << (slot & 3);
  let ranks = '';
  let before = 0;
  bits.forEach((four, i) => {
    if (i % (BLOCK / 4) === 0)
      ranks += String.fromCharCode(...[12, 6, 0].map((shift) => DIGIT + ((before >> shift) & 63)));
    before += count(four);
  });
  return { filter: String.fromCharCode(...bits.map((four) => DIGIT + four)), ranks };
}

/** Bits set in four. */
const count = (four: number): number => (four & 1) + ((four >> 1) & 1) + ((four >> 2) & 1) + (four >> 3);

/** True if a form may begin with a word of this hash. */
export function mayBegin(filter: string, hash: number): boolean {
  const slot = (hash ^ (hash >>> 16)) & 0xffff;
  return ((filter.charCodeAt(slot >> 2) >> (slot & 3)) & 1) === 1;
}

/** Number of buckets before the one of a slot in use. */
function rank({ filter, ranks }: Tables, slot: number): number {
  const block = Math.floor(slot / BLOCK);
  let before = 0;
  for (let i = block * 3; i < block * 3 + 3; i++) before = (before << 6) | (ranks.charCodeAt(i) - DIGIT);
  for (let four = (block * BLOCK) >> 2; four < slot >> 2; four++)
    before += count(filter.charCodeAt(four) - DIGIT);
  return before + count((filter.charCodeAt(slot >> 2) - DIGIT) & ((1 << (slot & 3)) - 1));
}

/**
 * Which letters of a form are compared as written: those of words that hold a run of capitals (AI, pCR, DXd), but not of
 * names of three and more letters with a digit (HER2, BRCA1, CDK4), which people write in any way.
 */
export function exactLetters(text: string): boolean[] | null {
  const exact: boolean[] = [];
  let any = false;
  for (let start = 0; start < text.length; ) {
    let end = start;
    let letters = 0;
    let capitals = 0;
    let hasRun = false;
    for (; end < text.length && fold(text.charCodeAt(end)) > ABSENT; end++) {
      const letter = text[end]!;
      const isCapital = letter !== letter.toLowerCase();
      capitals = isCapital ? capitals + 1 : 0;
      hasRun ||= capitals > 1;
      if (!isDigit(text.charCodeAt(end))) letters++;
    }
    const isGeneName = letters >= 3 && letters < end - start;
    const isExact = hasRun && !isGeneName;
    any ||= isExact;
    for (let i = start; i <= end; i++) exact[i] = isExact && i < end;
    start = end + 1;
  }
  return any ? exact : null;
}

/**
 * A record of a bucket: the form as it is compared, then `*` if "s" may follow, then `=` and its senses.
 * In the form " " stands for a space or hyphen between words, "-" for a dash of its own, "#" for a number; "^" before it
 * says that some letters are compared as written; "~" that what follows is the number of a pattern.
 */
export type FormRecord = string;

/** Decodes the senses of a record, parted by ",", each `entry` or `entry.rule` in base 36, or `!silencer`. */
function decodeForm(record: FormRecord): Form {
  const senses = record.slice(record.lastIndexOf('=') + 1);
  if (senses.startsWith('!'))
    return { senses: [], sure: false, silencer: Number.parseInt(senses.slice(1), 36) };
  const form: Form = { senses: [], sure: false };
  for (const sense of senses.split(',')) {
    const [entry, rule] = sense.split('.').map((number) => Number.parseInt(number, 36));
    form.senses.push({ entry: entry!, ...(rule !== undefined && { rule }) });
    form.sure ||= rule === undefined;
  }
  return form;
}

function decodeRule(encoded: string): Rule {
  const numbers = (list: string) => (list ? list.split(' ').map((n) => Number.parseInt(n, 36)) : []);
  const [needs = '', unless = ''] = encoded.split('/');
  return { needs: numbers(needs), unless: numbers(unless) };
}

/** The tables in use. */
export class Lexicon {
  /** For `mayBegin`. */
  readonly filter: string;
  readonly #tables: Tables;
  readonly #rules = new Map<number, Rule>();
  #rawRules: string[] | undefined;
  #raw: string[] | undefined;
  readonly #buckets = new Map<number, FormRecord[]>();
  readonly #forms = new Map<FormRecord, Form>();
  readonly #exact = new Map<FormRecord, boolean[] | null>();

  constructor(tables: Tables) {
    this.#tables = tables;
    this.filter = tables.filter;
  }

  /** A context rule by its number. */
  rule(number: number): Rule {
    let rule = this.#rules.get(number);
    if (!rule) {
      this.#rawRules ??= this.#tables.rules.split(';');
      rule = decodeRule(this.#rawRules[number]!);
      this.#rules.set(number, rule);
    }
    return rule;
  }

  /** Records whose first word may have this hash, longest first. Ask `mayBegin` before. */
  bucket(hash: number): FormRecord[] {
    const slot = hashSlot(hash);
    let bucket = this.#buckets.get(slot);
    if (!bucket) {
      this.#raw ??= this.#tables.buckets.split('\n');
      bucket = this.#raw[rank(this.#tables, slot)]!.split('|');
      this.#buckets.set(slot, bucket);
    }
    return bucket;
  }

  form(record: FormRecord): Form {
    let form = this.#forms.get(record);
    if (!form) {
      form = decodeForm(record);
      this.#forms.set(record, form);
    }
    return form;
  }

  /** Which letters of a record that begins with "^" are compared as written; indexes count from the "^". */
  exact(record: FormRecord): boolean[] | null {
    let exact = this.#exact.get(record);
    if (exact === undefined) {
      exact = exactLetters(record.slice(0, record.lastIndexOf('=')));
      this.#exact.set(record, exact);
    }
    return exact;
  }
}
