/**
 * The concepts of the five documents (concepts.yaml), and the check that the glossary covers each: its entry exists and
 * names the documents, and every form in which the documents use it is underlined or found by search.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import { comparedForm } from './forms.ts';
import type { Glossary } from './read.ts';
import { namesOf, Underliner } from './underlined.ts';
import { type Fault, fieldsMessage, type Item, id, list, readList, text } from './yaml.ts';

const fields = {
  concept: text('concept'),
  entry: v.optional(id('entry')),
  entries: v.optional(list('entries', id('entries'))),
  from: v.pipe(list('from', id('from')), v.minLength(1, 'from: names no document')),
  strings: v.pipe(list('strings', text('strings')), v.minLength(1, 'strings: is empty')),
};
const schema = v.strictObject(fields, fieldsMessage('a concept', Object.keys(fields)));

export interface Concept {
  concept: string;
  /** The entries that cover it between them. */
  entries: string[];
  /** The documents that use it. */
  from: string[];
  /** The forms in which they do. */
  strings: string[];
  at: string;
}

/** How a string is covered, the best first: as it stands, as a word in it, by search, not at all. */
export const coverages = ['underlined', 'in part', 'search', 'not covered'] as const;
export type Coverage = (typeof coverages)[number];

/** Reads `glossary/concepts.yaml` below `root`. Faults are appended. */
export function readConcepts(root: string, faults: Fault[]): Concept[] {
  const file = join(root, 'glossary', 'concepts.yaml');
  const { items } = readList({ root, file, schema, fields: Object.keys(fields) }, faults);
  return items.map(({ value: { entry, entries = [], ...rest }, at }: Item<v.InferOutput<typeof schema>>) => ({
    ...rest,
    entries: entry ? [entry, ...entries] : entries,
    at,
  }));
}

/** As search compares: without regard to capitals, hyphens, kinds of dashes and apostrophes. */
export const folded = (string: string): string => comparedForm(string).toLowerCase();

/** Tells how the glossary covers what the documents say. Its entries must have passed all checks. */
export class Covering {
  readonly #underliner: Underliner;
  readonly #names: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ entries }: Pick<Glossary, 'entries'>, underliner = new Underliner(entries)) {
    this.#underliner = underliner;
    this.#names = new Map(entries.map((entry) => [entry.id, new Set(namesOf(entry).map(folded))]));
  }

  /** How one string is covered by any of these entries. */
  of(string: string, entries: readonly string[]): Coverage {
    const own = this.#underliner
      .wherever([string])
      .filter((place) => place.entries.some((entry) => entries.includes(entry.id)));
    if (own.some(({ start, end }) => end - start === string.length)) return 'underlined';
    if (own.length > 0) return 'in part';
    return entries.some((entry) => this.#names.get(entry)?.has(folded(string))) ? 'search' : 'not covered';
  }

  /** How a concept is covered: as well as the best of its strings, unless one is not covered at all. */
  ofConcept({ strings, entries }: Concept): Coverage {
    const all = strings.map((string) => coverages.indexOf(this.of(string, entries)));
    const worst = Math.max(...all);
    return coverages[worst === coverages.length - 1 ? worst : Math.min(...all)]!;
  }
}

/** Appends what keeps a concept from being covered. */
export function checkConcepts(
  concepts: readonly Concept[],
  { entries, documents }: Pick<Glossary, 'entries' | 'documents'>,
  faults: Fault[],
  covering = new Covering({ entries }),
): void {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const named = new Map<string, Concept>();
  for (const concept of concepts) {
    const fault = (message: string) => faults.push({ at: concept.at, entry: concept.concept, message });
    const twin = named.get(concept.concept);
    if (twin) fault(`concept: stands twice, here and in ${twin.at}.`);
    named.set(concept.concept, concept);
    if (concept.entries.length === 0) fault('entry: names no entry.');
    for (const entry of concept.entries) if (!byId.has(entry)) fault(`entry: there is no entry "${entry}".`);
    const own = concept.entries.flatMap((entry) => byId.get(entry) ?? []);
    for (const document of concept.from) {
      if (!documents.some((known) => known.id === document))
        fault(`from: there is no document "${document}".`);
      else if (!own.some((entry) => entry.from.includes(document))) {
        fault(
          `from: the document "${document}" uses this, but ${concept.entries.join(' and ')} does not name it in "from".`,
        );
      }
    }
    for (const string of concept.strings) {
      if (covering.of(string, concept.entries) === 'not covered') {
        fault(
          `"${string}" is neither underlined as ${concept.entries.join(' or ')} nor found by search. Add it to "also" there.`,
        );
      }
    }
  }
}
