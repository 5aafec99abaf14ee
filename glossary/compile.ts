/** Turns checked entries into the tables of the page and the cards of the background. Pure: no disk, no browser. */
import type { CardEntry, LocatedEntry, Source } from './entry.ts';
import { slotOf } from './fold.ts';
import { comparedForm, foldForm } from './forms.ts';
import { patterns } from './patterns.ts';
import type { Glossary } from './read.ts';
import { encodeFilter, exactLetters, type Tables } from './tables.ts';
import { british, plurals } from './variants.ts';

/** A form on its way into the tables. */
export interface Draft {
  text: string;
  plural: boolean;
  /** Typed by an author, not generated. */
  typed: boolean;
  senses: Map<string, number>;
}

const base36 = (n: number) => n.toString(36);

/** Numbers the context rules; rule 0 is the default reason. */
class Rules {
  readonly encoded: string[] = ['/'];
  readonly silencers: string[] = [];
  readonly #index: Map<string, number>;

  constructor(index: Map<string, number>) {
    this.#index = index;
  }

  number(needs: readonly string[], unless: readonly string[]): number {
    const entries = [...new Set(needs.map((id) => this.#index.get(id)!))].sort((a, b) => a - b);
    const silencers = unless.map((text) => {
      const key = foldForm(text);
      const at = this.silencers.indexOf(key);
      return at >= 0 ? at : this.silencers.push(key) - 1;
    });
    const rule = `${entries.map(base36).join(' ')}/${silencers.map(base36).join(' ')}`;
    const at = this.encoded.indexOf(rule);
    return at >= 0 ? at : this.encoded.push(rule) - 1;
  }
}

/** Whose form it is, and what may be made of it. */
interface Owner {
  entry: number;
  never: ReadonlySet<string>;
  hasPlural: (form: string) => boolean;
}

class Drafts {
  readonly byKey = new Map<string, Draft>();

  /** Adds a form with its variants. What an author typed stands before what was generated from another entry. */
  add(form: string, sense: string, { entry, never, hasPlural }: Owner): void {
    this.#put(form, sense, entry, true);
    const spellings = [form];
    const other = british(form);
    if (other && !never.has(foldForm(other))) {
      this.#put(other, sense, entry, false);
      spellings.push(other);
    }
    for (const spelling of hasPlural(form) ? spellings : []) {
      for (const plural of plurals(spelling)) {
        const whole = plural === 's' ? `${spelling}s` : plural;
        if (never.has(foldForm(whole))) continue;
        // A form of one word is found by its first word, which the plural changes; others only get a mark.
        if (plural === 's' && comparedForm(spelling).includes(' '))
          this.byKey.get(foldForm(spelling))!.plural = true;
        else this.#put(whole, sense, entry, false);
      }
    }
  }

  #put(form: string, sense: string, entry: number, typed: boolean): void {
    const key = foldForm(form);
    const draft = this.byKey.get(key);
    if (!draft) {
      this.byKey.set(key, { text: key, plural: false, typed, senses: new Map([[sense, entry]]) });
    } else if (typed && !draft.typed) {
      draft.typed = true;
      draft.senses = new Map([[sense, entry]]);
    } else if (typed === draft.typed) draft.senses.set(sense, entry);
  }
}

/** A number at the beginning of a form is found by its length; digits count as one there. */
const NUMBERS = ['0', '00', '000'];

/** First words under which the matcher looks a form up. */
function firstWords(text: string): string[] {
  const name = text.match(/^\{(.+)\}$/)?.[1];
  if (name !== undefined) return patterns.find(([n]) => n === name)![1].shapes();
  const [first, ...rest] = text.match(/^[\p{L}\p{N}#]+/u)![0].split('#');
  return rest.reduce(
    (words, part) => words.flatMap((word) => NUMBERS.map((digits) => word + digits + part)),
    [first!],
  );
}

export function draft(entries: readonly LocatedEntry[]): { drafts: Draft[]; rules: Rules } {
  const rules = new Rules(new Map(entries.map((entry, i) => [entry.id, i])));
  const drafts = new Drafts();
  entries.forEach(({ kind, never = [], forms = [], in_context = [] }, entry) => {
    const owner: Owner = {
      entry,
      never: new Set(never.map(foldForm)),
      // Nobody writes "Herceptins".
      hasPlural: (form) => kind !== 'drugs' || /[ -]/.test(form),
    };
    for (const form of forms) drafts.add(form, base36(entry), owner);
    for (const { form, needs = [], unless = [] } of in_context) {
      drafts.add(form, `${base36(entry)}.${base36(rules.number(needs, unless))}`, owner);
    }
  });
  return { drafts: [...drafts.byKey.values()], rules };
}

/** A sure sense has no rule; where a form is sure for one entry, it is nothing else. */
export const sureSenses = ({ senses }: Draft) => [...senses.keys()].filter((sense) => !sense.includes('.'));

/** Buckets of records by the slots of their first words. */
class Buckets {
  readonly #slots = new Map<number, { length: number; record: string }[]>();

  put({ text, plural }: Pick<Draft, 'text' | 'plural'>, senses: string): void {
    const pattern = text.match(/^\{(.+)\}$/)?.[1];
    const name =
      pattern === undefined
        ? `${exactLetters(text) ? '^' : ''}${text}`
        : `~${patterns.findIndex(([name]) => name === pattern)}`;
    // Patterns come first, and before them what silences: it counts even where a longer form hides it.
    const length = senses.startsWith('!') ? 2000 : pattern ? 1000 : text.length;
    const record = { length, record: `${name}${plural ? '*' : ''}=${senses}` };
    for (const slot of new Set(firstWords(text).map(slotOf))) {
      const bucket = this.#slots.get(slot);
      if (bucket) bucket.push(record);
      else this.#slots.set(slot, [record]);
    }
  }

  tables(rules: string): Tables {
    const ordered = [...this.#slots].sort(([a], [b]) => a - b);
    return {
      ...encodeFilter(this.#slots.keys()),
      buckets: ordered
        .map(([, bucket]) =>
          bucket
            .sort((a, b) => b.length - a.length)
            .map(({ record }) => record)
            .join('|'),
        )
        .join('\n'),
      rules,
    };
  }
}

/** Compiles the tables. The entries must have passed all checks; their order gives their index. */
export function compileTables(entries: readonly LocatedEntry[]): Tables {
  const { drafts, rules } = draft(entries);
  const buckets = new Buckets();
  for (const form of drafts) {
    const sure = sureSenses(form);
    buckets.put(form, (sure.length > 0 ? sure : [...form.senses.keys()]).join(','));
  }
  rules.silencers.forEach((text, i) => {
    const isOneWord = /^[\p{L}\p{N}]+$/u.test(text);
    buckets.put({ text, plural: !isOneWord }, `!${base36(i)}`);
    if (isOneWord) buckets.put({ text: `${text}s`, plural: false }, `!${base36(i)}`);
  });
  return buckets.tables(rules.encoded.join(';'));
}

/** The cards, in the order of the entries. */
export function compileCards({ entries, documents, references }: Glossary): CardEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const labels = (ids: readonly string[], sources: readonly Source[]) => [
    ...new Set(ids.map((id) => sources.find((source) => source.id === id)!.label)),
  ];
  return entries.map(({ id, term, kind, say, plain, more, urgent, ask, sensitive, see, from, checked }) => ({
    id,
    term,
    kind,
    ...(say && { say }),
    plain,
    ...(more && { more }),
    ...(urgent && { urgent }),
    ...(ask && { ask }),
    ...(sensitive && { sensitive }),
    see: see.map((other) => ({
      id: other,
      term: byId.get(other)!.term,
      kind: byId.get(other)!.kind,
      ...(byId.get(other)!.sensitive && { sensitive: true as const }),
    })),
    sources: { documents: labels(from, documents), checked: labels(checked, references) },
  }));
}
