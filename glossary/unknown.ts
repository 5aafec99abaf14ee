/**
 * Finds words that look medical and are in no entry. Three signs, none of which needs a list of medical words:
 * - the shape: endings and beginnings that doctors' words are built with (-oma, -ectomy, -mab, hyper-, neo-);
 * - a run of capitals, as abbreviations, genes and trials have it;
 * - company: it stands right beside a word of ours, and no card uses it for explaining.
 * What counts as everyday English is learned from the cards themselves: they are written for a sixth grader.
 */

import { folded } from './concepts.ts';
import type { LocatedEntry } from './entry.ts';
import { namesOf, type Place, Underliner } from './underlined.ts';

export type Sign = 'shape' | 'capitals' | 'company';

export interface Unknown {
  /** As it stands where it was met first. */
  word: string;
  sign: Sign;
  count: number;
  /** The words around it at its first place. */
  around: string;
}

/** Endings; the letters before them must be at least three, or "Roma" and "crib" would be medical. */
const ENDINGS =
  /^\p{L}{3,}(?:omas?|omata|itis|ectom(?:y|ies)|ostom(?:y|ies)|otom(?:y|ies)|plast(?:y|ies)|scop(?:y|ies)|grams?|graph(?:y|ies)|therap(?:y|ies)|(?<!d|st|ol|ad)emi[ac]s?|penia|pathy|pathies|algia|uria|osis|plasias?|plastic|trophy|megaly|sclerosis|edema|rrhea|toxic(?:ity|ities)?|genic|metastas[ie]s|cytes?|blasts?|mabs?|[tlr]inibs?|ciclibs?|paribs?|taxels?|platins?|rubicins?|tecans?|trozoles?|estrants?|dronates?|relins?|ifenes?|setrons?|stims?|deruxtecan|vedotin)$/iu;

const BEGINNINGS =
  /^(?:adeno|angio|carcino|cardio|chemo|cyto|dermato|endocrin|fibro|gastro|hemato|hepato|histo|hyper|hypo|immuno|intraduct|leuko|lympho|mammo|metasta|myelo|nephro|neuro|neutro|oncolog|osteo|pleur|radio|sarco|thrombo)\p{L}{4,}$/iu;

/** Everyday words of these shapes that no card has needed so far. */
const EVERYDAY = new Set(
  'diploma aroma trauma academia academic academics sympathy empathy apathy antipathy telepathy program programs diagram diagrams telegram instagram anagram hologram kilogram kilograms milligram milligrams microgram micrograms photography photographs photograph geography biography bibliography autobiography cinematography choreography typography philosophy atrophy nostalgia hypnosis bureaucracy photogenic hyperlink hyperlinks hypertext hypocrisy hypocrite hypothesis hypotheses hypothetical neurotic radioactive infographic demographic demographics typographic oklahoma sonoma tacoma'.split(
    ' ',
  ),
);

/** Abbreviations that are not about health. Roman numerals and titles are left out by the rule below. */
const PLAIN_CAPITALS = new Set(
  'US USA UK EU UN TV CEO CFO CTO PDF URL HTML FAQ FAQS ID PO AM PM AD BC OK DVD CD PR NY NYC LA DC CA TX FL MA PA IL OH MI NC WA NJ BBC CNN NBC ABC CBS NPR AP NASA IRS FBI GPS USB PC IT HR VP BA BS BSC MS MSC MA MBA JD MD DO RN PHD MPH MSN NP FACS FACP MBBS FRCP INC LLC LTD ISBN ISSN DOI ET AL COVID RSS SMS WEBMD JAMA'.split(
    ' ',
  ),
);
const ROMAN = /^[IVX]+[ABC]?$/;

const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
/** Two capitals or more in two to twelve signs, of which digits and hyphens may be some: CEA, PIK3CA, CA-125. */
const CAPITALS = /^(?=(?:.*\p{Lu}){2})(?!.*\p{Ll}{3})[\p{L}\p{N}-]{2,12}$/u;
/** The place at the head of a news story: "TAMPA, Fla.", "OAK BROOK, Ill.". */
const DATELINE = /^\s*\p{Lu}{3,}(?: \p{Lu}{3,})*(?=,| [-–—(])/u;
/** Shortest word that is looked at for its company. */
const LEAST_LETTERS = 6;
/** So often must a word stand beside words of ours, and two capitals anywhere: fewer are somebody's initials. */
const LEAST_OFTEN = 2;

/** Every name of every entry is a sure form: what it finds is in an entry, underlined or not. */
const withAllNames = (entry: LocatedEntry): LocatedEntry => {
  const { in_context: _, look_up: __, ...rest } = entry;
  const codes = (entry.forms ?? []).filter((form) => form.includes('{'));
  return { ...rest, forms: [...namesOf(entry).filter((name) => /^[\p{L}\p{N}]/u.test(name)), ...codes] };
};

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Knows the glossary's words, and the words that the cards explain them with. */
export class Unknowns {
  readonly #known: Underliner;
  readonly #inNames: ReadonlySet<string>;
  readonly #everyday: ReadonlySet<string>;

  constructor(entries: readonly LocatedEntry[]) {
    this.#known = new Underliner(entries.map(withAllNames));
    this.#inNames = new Set(entries.flatMap(namesOf).flatMap(wordsOf));
    const texts = entries.flatMap(({ plain, more = '', ask = '' }) => [plain, more, ask]);
    this.#everyday = new Set([...EVERYDAY, ...texts.flatMap(wordsOf)]);
  }

  /** The words of these texts that look medical and are in no entry, the most frequent first. */
  in(blocks: readonly string[]): Unknown[] {
    const found = new Map<string, Unknown>();
    const known = Map.groupBy(this.#known.wherever(blocks), ({ block }) => block);
    blocks.forEach((text, block) => {
      const shouted = !/\p{Ll}/u.test(text);
      const dateline = text.match(DATELINE)?.[0].length ?? 0;
      for (const { 0: word, index } of text.matchAll(WORD)) {
        const end = index + word.length;
        const places = known.get(block) ?? [];
        if (places.some((place) => place.start < end && index < place.end)) continue;
        const sign =
          this.#sign(word, shouted || end <= dateline) ??
          (this.#inCompany(word, text, index, places) ? 'company' : null);
        if (!sign) continue;
        const bare = word.replace(/['’]s?$/, '');
        const key = sign === 'capitals' ? bare : folded(bare);
        const met = found.get(key);
        if (met) met.count++;
        else found.set(key, { word: bare, sign, count: 1, around: around(text, index, end) });
      }
    });
    return [...found.values()]
      .filter(({ sign, count, word }) => count >= LEAST_OFTEN || (sign !== 'company' && word.length > 2))
      .sort((a, b) => b.count - a.count);
  }

  #sign(word: string, shouted: boolean): Sign | null {
    const bare = word.replace(/['’]s?$/, '');
    if (CAPITALS.test(bare)) {
      const plain = shouted || ROMAN.test(bare) || PLAIN_CAPITALS.has(bare.replace(/s$/, '').toUpperCase());
      // "TODAY" and "FILE PHOTO" are ordinary words, said loudly.
      return plain || (bare.length > 2 && this.#isEveryday(bare)) ? null : 'capitals';
    }
    // Of "post-lumpectomy" the last part tells.
    const last = bare.split('-').at(-1)!;
    if (EVERYDAY.has(last.toLowerCase())) return null;
    return ENDINGS.test(last) || BEGINNINGS.test(last) ? 'shape' : null;
  }

  #isEveryday(word: string): boolean {
    const lower = word.toLowerCase();
    return this.#everyday.has(lower) || this.#everyday.has(lower.replace(/s$/, ''));
  }

  /** Beside a word of ours with nothing but a space between, in small letters, and never used on a card. */
  #inCompany(word: string, text: string, start: number, places: readonly Place[]): boolean {
    if (word.length < LEAST_LETTERS || !/^\p{Ll}+$/u.test(word)) return false;
    if (this.#isEveryday(word) || this.#inNames.has(word) || /(?:ed|ing|ly)$/.test(word)) return false;
    const beside = (a: number, b: number) => b > a && /^[\s-]+$/u.test(text.slice(a, b));
    // Behind a word of ours, what ends in "s" is mostly a verb.
    const verb = word.endsWith('s');
    return places.some(
      (place) => (!verb && beside(place.end, start)) || beside(start + word.length, place.start),
    );
  }
}

/** A few words on either side, on one line. */
function around(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 40);
  const to = Math.min(text.length, end + 40);
  const before = text.slice(from, start).replace(from > 0 ? /^\S*\s/ : '', '');
  const after = text.slice(end, to).replace(to < text.length ? /\s\S*$/ : '', '');
  return `${before}${text.slice(start, end)}${after}`.replace(/\s+/g, ' ').trim();
}

const WHY: Record<Sign, string> = { shape: 'shape', capitals: 'capitals', company: 'beside our words' };

/** Lines about what is unknown, for the reports. */
export function unknownLines(unknown: readonly Unknown[]): string[] {
  if (unknown.length === 0) return ['Look medical and are in no entry: none'];
  const width = Math.max(...unknown.map(({ word }) => word.length));
  return [
    `Look medical and are in no entry: ${unknown.length}`,
    ...unknown.map(
      ({ word, count, sign, around }) =>
        `  ${String(count).padStart(4)}×  ${word.padEnd(width)}  ${WHY[sign].padEnd(WHY.company.length)}  ${around}`,
    ),
  ];
}
