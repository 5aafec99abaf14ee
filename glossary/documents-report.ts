/**
 * "Built from the documents", made checkable: for one document, which of our concepts stand in it and how each is covered,
 * and which of its words look medical and are in no entry.
 */
import { type Concept, type Coverage, Covering, coverages, folded } from './concepts.ts';
import type { Glossary } from './read.ts';
import { Underliner } from './underlined.ts';
import { Unknowns, unknownLines } from './unknown.ts';

const HEADINGS: Record<Coverage, string> = {
  underlined: 'underlined',
  'in part': 'underlined in part',
  search: 'found by search only',
  'not covered': 'NOT COVERED',
};

const LETTER = /[\p{L}\p{N}]/u;

/** True if the string stands in the text as whole words; both are folded. */
function standsIn(text: string, string: string): boolean {
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
    if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + string.length] ?? ' ')) return true;
  }
  return false;
}

export class DocumentsReport {
  readonly #covering: Covering;
  readonly #unknowns: Unknowns;
  readonly #concepts: readonly Concept[];

  /** The glossary must have passed all checks. */
  constructor({ entries }: Pick<Glossary, 'entries'>, concepts: readonly Concept[]) {
    this.#covering = new Covering({ entries }, new Underliner(entries));
    this.#unknowns = new Unknowns(entries);
    this.#concepts = concepts;
  }

  /** Lines about one document. `id` is its id in documents.yaml, if it is one of the five: then no concept may be missing. */
  lines(id: string, blocks: readonly string[]): string[] {
    const text = folded(blocks.join('\n').replace(/\s+/g, ' '));
    const by = new Map<Coverage, Set<string>>(coverages.map((coverage) => [coverage, new Set()]));
    const present: Concept[] = [];
    for (const concept of this.#concepts) {
      const strings = concept.strings.filter((string) => standsIn(text, folded(string)));
      if (strings.length > 0) present.push(concept);
      for (const string of strings) by.get(this.#covering.of(string, concept.entries))!.add(string);
    }
    const missing = this.#concepts.filter(
      (concept) => concept.from.includes(id) && !present.includes(concept),
    );
    const list = (words: Iterable<string>) => [...words].sort((a, b) => a.localeCompare(b)).join(', ');
    return [
      `${id}: ${present.length} of our ${this.#concepts.length} concepts stand in it`,
      ...[...by]
        .filter(([, words]) => words.size > 0)
        .map(([coverage, words]) => `  ${HEADINGS[coverage]} (${words.size}): ${list(words)}`),
      ...(missing.length > 0
        ? [`  named as its concepts but not in it: ${list(missing.map(({ concept }) => concept))}`]
        : []),
      ...unknownLines(this.#unknowns.in(blocks)).map((line) => `  ${line}`),
    ];
  }
}
