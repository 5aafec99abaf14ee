/**
 * What a page of given texts would show: the matcher and the decisions of the extension, without a browser. For the tools
 * and checks of the glossary.
 */
import { compileTables } from './compile.ts';
import { type Certainty, decide, Evidence } from './decide.ts';
import type { LocatedEntry } from './entry.ts';
import { type Found, find } from './match.ts';
import { Lexicon } from './tables.ts';

/** A word in a text. */
export interface Place {
  /** Index of the text. */
  block: number;
  /** UTF-16 offsets into it. */
  start: number;
  end: number;
  text: string;
  /** What it may mean, the surest first. */
  entries: LocatedEntry[];
  certainty: Certainty;
}

/** A page on which every form has its reason. */
class EveryReason extends Evidence {
  override justifies(): boolean {
    return true;
  }
}

/** The entries, compiled. They must have passed all checks. */
export class Underliner {
  readonly #entries: readonly LocatedEntry[];
  readonly #lexicon: Lexicon;

  constructor(entries: readonly LocatedEntry[]) {
    this.#entries = entries;
    this.#lexicon = new Lexicon(compileTables(entries));
  }

  /** What a page of these texts would show, each text a block of its own. */
  onPage(blocks: readonly string[]): Place[] {
    return this.#places(blocks, new Evidence(this.#lexicon));
  }

  /** What these texts would show if every form had its reason. */
  wherever(blocks: readonly string[]): Place[] {
    return this.#places(blocks, new EveryReason(this.#lexicon));
  }

  #places(blocks: readonly string[], evidence: Evidence): Place[] {
    const found = blocks.map((text) => {
      const out: Found[] = [];
      find(this.#lexicon, text, out);
      evidence.add(out);
      return out;
    });
    evidence.refresh();
    return found.flatMap((inBlock, block) =>
      decide(inBlock, evidence).map(({ start, end, entries, certainty }) => ({
        block,
        start,
        end,
        text: blocks[block]!.slice(start, end),
        entries: entries.map((index) => this.#entries[index]!),
        certainty,
      })),
    );
  }
}

/** Forms whose braces stand for a code or number: not names that anyone would search for. */
const isName = (form: string) => !form.includes('{');

/** All names of an entry: its term, its forms, and what only search finds. */
export const namesOf = ({ term, forms = [], in_context = [], also = [] }: LocatedEntry): string[] => [
  ...new Set([term, ...forms, ...in_context.map(({ form }) => form), ...also].filter(isName)),
];
