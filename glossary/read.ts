/**
 * Reads the glossary's files from disk. Every fault is collected as a message that names file, line, entry and what to do,
 * so that a person who knows no programming can mend it; nothing is thrown for a fault in the content.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { LocatedEntry, Source } from './entry.ts';
import { isKind, kinds } from './kinds.ts';
import { contextSchema, type Reason, reasonFields, reasonSchema, spellOut } from './reasons.ts';
import { type Fault, fieldsMessage, id, list, readList, text } from './yaml.ts';

export type { Fault };

export interface Glossary {
  entries: LocatedEntry[];
  documents: Source[];
  references: Source[];
  /** Reasons with a name, spelt out in the entries already. */
  reasons: (Reason & { at: string })[];
}

const form = text('a form');
const yes = (what: string) =>
  v.optional(v.literal(true, `${what}: write "${what}: true", or take the line out.`));

const entryFields = {
  id: id('id'),
  term: text('term'),
  say: v.optional(text('say')),
  sensitive: yes('sensitive'),
  forms: v.optional(list('forms', form)),
  in_context: v.optional(
    v.array(
      contextSchema,
      'in_context: write a list, like in_context: [{form: biopsy}, {form: AI, needs: [aromatase-inhibitor]}]',
    ),
  ),
  look_up: yes('look_up'),
  also: v.optional(list('also', text('also'))),
  never: v.optional(list('never', text('never'))),
  plain: text('plain (the explanation)'),
  more: v.optional(text('more')),
  urgent: v.optional(text('urgent')),
  ask: v.optional(text('ask')),
  see: v.optional(list('see', id('see')), []),
  from: list('from', id('from')),
  checked: list('checked', id('checked')),
};
const entrySchema = v.strictObject(entryFields, fieldsMessage('an entry', Object.keys(entryFields)));

const sourceFields = {
  id: id('id'),
  title: text('title'),
  publisher: text('publisher'),
  sponsor: v.optional(text('sponsor')),
  url: v.optional(v.pipe(text('url'), v.url('url: write a whole address, like https://www.cancer.gov/…'))),
  date: v.optional(v.union([v.string(), v.number()], 'date: write a year or a day, like 2018 or 2018-10-19')),
  label: text('label'),
  note: v.optional(text('note')),
};
const sourceSchema = v.strictObject(sourceFields, fieldsMessage('a source', Object.keys(sourceFields)));

const dated = (source: v.InferOutput<typeof sourceSchema>): Source => {
  const { date, ...rest } = source;
  return { ...rest, ...(date !== undefined && { date: String(date) }) } as Source;
};

export interface ReadGlossary {
  glossary: Glossary;
  faults: Fault[];
  /** Ids of entries and sources that stand there but have faults of their own. */
  broken: ReadonlySet<string>;
  /** False if a file could not be read at all: then what others name may well stand in it. */
  whole: boolean;
}

/** Reads `glossary/` below `root`, the project's folder. */
export function readGlossary(root: string): ReadGlossary {
  const faults: Fault[] = [];
  const folder = join(root, 'glossary');
  const broken = new Set<string>();
  let whole = true;
  const read = <T extends v.GenericSchema>(file: string, schema: T, fields: object) => {
    const found = readList({ root, file, schema, fields: Object.keys(fields) }, faults);
    for (const name of found.broken) broken.add(name);
    whole &&= found.whole;
    return found.items;
  };
  const sources = (name: string) =>
    read(join(folder, name), sourceSchema, sourceFields).map(({ value }) => dated(value));
  const documents = sources('documents.yaml');
  const references = sources('references.yaml');
  const reasons = read(join(folder, 'reasons.yaml'), reasonSchema, reasonFields).map(({ value, at }) => ({
    ...value,
    at,
  }));
  const named = new Map(reasons.map((reason) => [reason.id, reason]));
  const entries: LocatedEntry[] = [];
  for (const file of readdirSync(join(folder, 'entries')).sort()) {
    if (!/\.ya?ml$/.test(file)) continue;
    const kind = basename(file, '.yaml');
    if (!isKind(kind)) {
      const names = Object.keys(kinds).map((name) => `${name}.yaml`);
      faults.push({
        at: `glossary/entries/${file}`,
        message: `the file's name must be one of: ${names.join(', ')}`,
      });
      whole = false;
      continue;
    }
    for (const { value, at } of read(join(folder, 'entries', file), entrySchema, entryFields)) {
      const { in_context, ...rest } = value;
      entries.push({
        ...(rest as Omit<LocatedEntry, 'in_context' | 'kind' | 'at'>),
        ...(in_context && { in_context: spellOut(in_context, named) }),
        kind,
        at,
      });
    }
  }
  return { glossary: { entries, documents, references, reasons }, faults, broken, whole };
}

const lineOf = (at: string) => Number(at.match(/:(\d+)$/)?.[1] ?? 0);
const fileOf = (at: string) => at.replace(/:\d+$/, '');

/** All faults as text, sorted by place, with a closing count. */
export function faultsText(faults: readonly Fault[]): string {
  const sorted = [...faults].sort(
    (a, b) => fileOf(a.at).localeCompare(fileOf(b.at)) || lineOf(a.at) - lineOf(b.at),
  );
  const lines = sorted.map((f) => `${f.at}  ${f.entry ? `entry "${f.entry}": ` : ''}${f.message}`);
  return [...lines, `${faults.length} fault${faults.length === 1 ? '' : 's'} in the glossary`].join('\n');
}
