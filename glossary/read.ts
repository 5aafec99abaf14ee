/**
 * Reads the glossary's files from disk. Every fault is collected as a message that names file, line, entry and what to do,
 * so that a person who knows no programming can mend it; nothing is thrown for a fault in the content.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as v from 'valibot';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { LocatedEntry, Source } from './entry.ts';
import { isKind, kinds } from './kinds.ts';

/** A fault in the glossary's content. */
export interface Fault {
  /** `glossary/entries/drugs.yaml:12` */
  at: string;
  /** Id of the entry, where known. */
  entry?: string;
  message: string;
}

export interface Glossary {
  entries: LocatedEntry[];
  documents: Source[];
  references: Source[];
}

const text = (what: string) =>
  v.pipe(
    v.string(`${what}: write text here (put it in quotes if it holds ": " or begins with a sign)`),
    v.trim(),
    v.minLength(1, `${what}: is empty`),
  );
const id = (what: string) =>
  v.pipe(
    text(what),
    v.regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      `${what}: small letters, digits and hyphens only, like "bone-scan"`,
    ),
  );
const list = <T extends v.GenericSchema>(what: string, item: T) =>
  v.array(item, `${what}: write a list, like [one, two]`);
const form = text('a form');

const entrySchema = v.strictObject(
  {
    id: id('id'),
    term: text('term'),
    say: v.optional(text('say')),
    sensitive: v.optional(v.literal(true, 'sensitive: write "true" or leave the line out')),
    forms: v.optional(list('forms', form)),
    in_context: v.optional(
      list(
        'in_context',
        v.strictObject({
          form,
          needs: v.optional(list('needs', id('needs'))),
          unless: v.optional(list('unless', form)),
        }),
      ),
    ),
    look_up: v.optional(v.literal(true, 'look_up: write "true" or leave the line out')),
    also: v.optional(list('also', form)),
    never: v.optional(list('never', form)),
    plain: text('plain (the explanation)'),
    more: v.optional(text('more')),
    urgent: v.optional(text('urgent')),
    ask: v.optional(text('ask')),
    see: v.optional(list('see', id('see')), []),
    from: list('from', id('from')),
    checked: list('checked', id('checked')),
  },
  (issue) =>
    issue.expected === 'never'
      ? `"${String(issue.path?.at(-1)?.key)}" is not a field of an entry; is it misspelt?`
      : issue.path?.length
        ? `${String(issue.path.at(-1)?.key)}: is missing`
        : 'an entry is a list of fields like "id: …"',
);

const sourceSchema = v.strictObject({
  id: id('id'),
  title: text('title'),
  publisher: text('publisher'),
  sponsor: v.optional(text('sponsor')),
  url: v.optional(v.pipe(v.string(), v.url('url: write a whole address, like https://…'))),
  date: v.optional(v.union([v.string(), v.number()])),
  label: text('label'),
  note: v.optional(text('note')),
});

/** Reads one YAML list, item by item; items that do not fit the schema become faults and are left out. */
function readList<T extends v.GenericSchema>(root: string, file: string, schema: T, faults: Fault[]) {
  const at = relative(root, file);
  const out: { value: v.InferOutput<T>; at: string }[] = [];
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, schema: 'core' });
  for (const error of document.errors) {
    faults.push({
      at: `${at}:${error.linePos?.[0].line ?? 1}`,
      message: `cannot be read: ${error.message.split('\n')[0]}`,
    });
  }
  if (document.errors.length > 0) return out;
  const { contents } = document;
  if (!isSeq(contents)) {
    if (contents !== null)
      faults.push({ at: `${at}:1`, message: 'must be a list: each entry begins with "- id: …"' });
    return out;
  }
  for (const item of contents.items) {
    const range = (item as { range?: [number, number, number] | null }).range;
    const here = `${at}:${range ? lines.linePos(range[0]).line : 1}`;
    const value: unknown = isMap(item) ? item.toJS(document) : item;
    const result = v.safeParse(schema, value);
    if (result.success) {
      out.push({ value: result.output, at: here });
      continue;
    }
    const entry = isMap(item) ? item.get('id') : undefined;
    for (const issue of result.issues) {
      const path = issue.path?.map((step) => String(step.key)).join('.');
      const message =
        path && !issue.message.startsWith(path.split('.')[0]!) ? `${path}: ${issue.message}` : issue.message;
      faults.push({ at: here, ...(typeof entry === 'string' && { entry }), message });
    }
  }
  return out;
}

const dated = (source: v.InferOutput<typeof sourceSchema>): Source => {
  const { date, ...rest } = source;
  return { ...rest, ...(date !== undefined && { date: String(date) }) } as Source;
};

/** Reads `glossary/` below `root`. */
export function readGlossary(root: string): { glossary: Glossary; faults: Fault[] } {
  const faults: Fault[] = [];
  const folder = join(root, 'glossary');
  const sources = (name: string) =>
    readList(root, join(folder, name), sourceSchema, faults).map(({ value }) => dated(value));
  const documents = sources('documents.yaml');
  const references = sources('references.yaml');
  const entries: LocatedEntry[] = [];
  for (const file of readdirSync(join(folder, 'entries')).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const kind = basename(file, '.yaml');
    if (!isKind(kind)) {
      faults.push({
        at: `glossary/entries/${file}`,
        message: `the file's name must be one of: ${Object.keys(kinds).join(', ')}`,
      });
      continue;
    }
    for (const { value, at } of readList(root, join(folder, 'entries', file), entrySchema, faults)) {
      entries.push({ ...(value as Omit<LocatedEntry, 'kind' | 'at'>), kind, at });
    }
  }
  return { glossary: { entries, documents, references }, faults };
}

/** All faults as text, sorted by place, with a closing count. */
export function faultsText(faults: readonly Fault[]): string {
  const lines = faults.map((f) => `${f.at}  ${f.entry ? `entry "${f.entry}": ` : ''}${f.message}`);
  return [...lines.sort(), `${faults.length} fault${faults.length === 1 ? '' : 's'} in the glossary`].join(
    '\n',
  );
}
