/**
 * Reads a YAML file that holds a list, item by item. Every fault is collected with file, line and what to do; nothing is
 * thrown for a fault in the content.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as v from 'valibot';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { explain } from './yaml-errors.ts';

/** A fault in the glossary's content. */
export interface Fault {
  /** `glossary/entries/drugs.yaml:12` */
  at: string;
  /** Id of the entry, where known. */
  entry?: string;
  message: string;
}

export interface Item<T> {
  value: T;
  /** `glossary/entries/drugs.yaml:12` */
  at: string;
}

export interface ReadList<T> {
  items: Item<T>[];
  /** Ids of the items that had faults of their own, so that others who name them are not blamed. */
  broken: string[];
  /** False if the file as a whole could not be read. */
  whole: boolean;
}

/** Says why a value is not a text: YAML takes some words for something else. */
function notText(what: string, input: unknown): string {
  if (input === null || input === undefined)
    return `${what}: nothing is written here. Write a text, or take the line out.`;
  if (Array.isArray(input))
    return `${what}: this is read as a list. Write one text; put it in quotes if it begins with [ or -.`;
  if (typeof input === 'object')
    return `${what}: this is read as several fields. Put the whole text in quotes.`;
  return `${what}: ${String(input)} is not read as a text. Put it in quotes: "${String(input)}"`;
}

/** A text that is not empty. `what` names it in messages. */
export const text = (what: string) =>
  v.pipe(
    v.string((issue) => notText(what, issue.input)),
    v.trim(),
    v.minLength(1, `${what}: is empty. Write a text, or take the line out.`),
  );

export const id = (what: string) =>
  v.pipe(
    text(what),
    v.regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      (issue) =>
        `${what}: "${issue.input}" is no id. Use small letters, digits and hyphens only, like "bone-scan".`,
    ),
  );

export const list = <T extends v.GenericSchema>(what: string, item: T) =>
  v.array(item, `${what}: write a list in square brackets: ${what}: [one, two]`);

/** Messages for a set of fields: one that is missing, one that does not exist. */
export const fieldsMessage = (of: string, names: readonly string[]) => (issue: v.StrictObjectIssue) => {
  const name = String(issue.path?.at(-1)?.key ?? '');
  if (issue.expected === 'never')
    return `"${name}" is not a field of ${of}. Is it misspelt? The fields are: ${names.join(', ')}.`;
  if (issue.path?.length && issue.expected?.startsWith('"'))
    return `${name}: is missing. Write a line "${name}: …".`;
  return `${of} is written as fields with a colon, like "${names[0]}: …".`;
};

/** Texts of which YAML silently drops a part. */
function dropped(item: Node, fault: (node: Node, message: string) => void): void {
  visit(item, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isNode(value)) return;
      const field = String(key.value);
      const quotes = `Put the whole text in quotes: ${field}: "…"`;
      if ('anchor' in value && value.anchor)
        fault(value, `${field}: a text cannot begin with & by itself. ${quotes}`);
      else if (value.tag?.startsWith('!'))
        fault(value, `${field}: a text cannot begin with ! by itself. ${quotes}`);
      else if (isScalar(value) && value.type === 'PLAIN' && value.comment) {
        fault(value, `${field}: what follows the # is lost, because # begins a note. ${quotes}`);
      }
    },
  });
}

/** `root` is the project's folder, `file` a path; `fields` are the names an item's fields may have. */
export function readList<T extends v.GenericSchema>(
  { root, file, schema, fields }: { root: string; file: string; schema: T; fields: readonly string[] },
  faults: Fault[],
): ReadList<v.InferOutput<T>> {
  const at = relative(root, file);
  const read: ReadList<v.InferOutput<T>> = { items: [], broken: [], whole: false };
  if (!existsSync(file)) {
    faults.push({ at, message: 'the file is missing' });
    return read;
  }
  const lines = new LineCounter();
  const source = readFileSync(file, 'utf8');
  const document = parseDocument(source, { lineCounter: lines, schema: 'core' });
  const [error] = document.errors;
  if (error) {
    // The rest of the parser's errors mostly follow from the first.
    const { line, message } = explain(error, source, new Set(fields));
    faults.push({ at: `${at}:${line}`, message });
    return read;
  }
  const { contents } = document;
  if (contents !== null && !isSeq(contents)) {
    faults.push({
      at: `${at}:1`,
      message: 'the file must be a list: each entry begins with "- id: …", the hyphen at the very left',
    });
    return read;
  }
  read.whole = true;
  const place = (node: unknown, otherwise: string) => {
    const range = isNode(node) ? node.range : undefined;
    return range ? `${at}:${lines.linePos(range[0]).line}` : otherwise;
  };
  for (const item of contents?.items ?? []) {
    const here = place(item, `${at}:1`);
    if (!isMap(item)) {
      faults.push({ at: here, message: `each entry begins with "- ${fields[0]}: …"` });
      continue;
    }
    const name = item.get('id');
    const entry: { entry?: string } = typeof name === 'string' ? { entry: name } : {};
    const before = faults.length;
    const result = v.safeParse(schema, item.toJS(document));
    for (const issue of result.issues ?? []) {
      const path = (issue.path ?? []).map((step) => step.key as string | number);
      const node = item.getIn(path, true);
      faults.push({ at: place(node, here), ...entry, message: issue.message });
    }
    dropped(item, (node, message) => faults.push({ at: place(node, here), ...entry, message }));
    if (result.success && faults.length === before) read.items.push({ value: result.output, at: here });
    else if (entry.entry) read.broken.push(entry.entry);
  }
  return read;
}
