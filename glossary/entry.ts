/** An entry as it is written in `entries/<kind>.yaml`, and as a card receives it. The fields are explained in CONTRIBUTING.md. */
import type { Kind } from './kinds.ts';

export interface ContextForm {
  form: string;
  /** Ids of entries, any one of which must be found on the page. Absent: three different sure entries must be. */
  needs?: string[];
  /** Strings, none of which may stand on the page. */
  unless?: string[];
}

export interface Entry {
  id: string;
  term: string;
  say?: string;
  sensitive?: true;
  /** Underlined wherever they stand. */
  forms?: string[];
  /** Underlined only where the page gives a reason. */
  in_context?: ContextForm[];
  /** An everyday word: search finds it, pages never underline it. */
  look_up?: true;
  /** Names that only search finds. */
  also?: string[];
  /** Variants that the compiler must not generate. */
  never?: string[];
  plain: string;
  more?: string;
  urgent?: string;
  ask?: string;
  see: string[];
  from: string[];
  checked: string[];
}

/** An entry together with where it was read, for messages. */
export interface LocatedEntry extends Entry {
  kind: Kind;
  /** For messages: `glossary/entries/drugs.yaml:120`. */
  at: string;
}

/** A document or reference that entries name as their source. */
export interface Source {
  id: string;
  title: string;
  publisher: string;
  sponsor?: string;
  url?: string;
  date?: string;
  /** What a card shows: publisher and year, never a title that could frighten. */
  label: string;
  note?: string;
}

/** What a card shows of an entry: the answer of the background to the page. */
export interface CardEntry {
  id: string;
  term: string;
  kind: Kind;
  say?: string;
  plain: string;
  more?: string;
  urgent?: string;
  ask?: string;
  sensitive?: true;
  /** With the kind, because in gentle mode a frightening word is named by its topic. */
  see: { id: string; term: string; kind: Kind; sensitive?: true }[];
  /** Labels for the reader, without repetition. */
  sources: { documents: string[]; checked: string[] };
}
