/**
 * What a YAML parser says about a slip of the pen is of no use to a person who knows no programming. Here the lines
 * themselves are looked at, and the answer is what to do. Only the commonest slips are known; the rest gets the parser's
 * words and a way to find the place.
 */
import { parseDocument, type YAMLParseError } from 'yaml';

export interface Slip {
  /** From 1. */
  line: number;
  message: string;
}

/** A line that begins a field: where its name begins, the name, what follows the colon. */
const FIELD = /^([ \t]*(?:- )?)([a-z_]+):(?:[ \t]+(.*))?$/;

const inQuotes = (text: string) => (text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);

/** The text as an example, not longer than a line of an editor. */
const example = (field: string, text: string) =>
  `${field}: ${inQuotes(text.length > 60 ? `${text.slice(0, 57)}…` : text)}`;

/** What is wrong with the text behind a field's colon, or null. */
function inValue(field: string, value: string): string | null {
  if (parseDocument(`${field}: ${value}`).errors.length === 0) return null;
  const [first] = value;
  if (first === '"' || first === "'") {
    const end = value.match(first === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/)?.[0];
    if (end === undefined)
      return `${field}: the text begins with ${first} but does not end with it. Add a ${first} at the end.`;
    if (end.length < value.trimEnd().length && !/^\s+#/.test(value.slice(end.length))) {
      return first === '"'
        ? `${field}: the text begins with a quotation mark that ends before the text does. Put the whole text in single quotes: ${example(field, value)}`
        : `${field}: the text begins with ' and an apostrophe ends it too early. Put the whole text in double quotes: ${field}: "…"`;
    }
    if (/\\[^"\\/ntr]/.test(end))
      return `${field}: a "\\" has a meaning of its own between double quotes. Leave it out.`;
    return null;
  }
  if (first === '[' || first === '{') {
    const count = (char: string) => value.split(char).length;
    if (count('[') > count(']'))
      return `${field}: the list begins with [ but does not end with ]. Add the missing ].`;
    if (count('{') > count('}')) return `${field}: a { is not closed with }. Add the missing }.`;
    return `${field}: the list cannot be read. Put a comma between its words, and quotes around a word that holds a comma, a colon or a bracket: ["one, two", three]`;
  }
  if (first !== undefined && /[%@`*&!|>?#-]/.test(first)) {
    return `${field}: a text cannot begin with ${first} by itself. Put the whole text in quotes: ${example(field, value)}`;
  }
  if (/:(?:\s|$)/.test(value)) {
    return `${field}: there is a colon in the text. Put the whole text in quotes: ${example(field, value)}`;
  }
  return null;
}

/** The lines that go on with what begins on this one: those that stand deeper and begin no field. */
function goesOn(lines: readonly string[], at: number, depth: number): string {
  let to = at + 1;
  while (to < lines.length && lines[to]!.search(/\S/) > depth && !FIELD.test(lines[to]!)) to++;
  return lines
    .slice(at + 1, to)
    .map((line) => line.trim())
    .join(' ');
}

/** In a form in context that is written on several lines, "needs" and "unless" stand right under "form". */
function isAskew(lines: readonly string[], at: number, depth: number): boolean {
  const above = lines.slice(0, at).findLast((line) => /^\s*- /.test(line));
  const form = above?.match(/^(\s*- )forms?:/)?.[1];
  return form !== undefined && form.length !== depth;
}

/** Looks at one line of an entry; `fields` are the names that may begin one. */
function inLine(lines: readonly string[], at: number, fields: ReadonlySet<string>): string | null {
  const line = lines[at]!;
  if (/^ *\t/.test(line)) return 'the line begins with a tab. Use spaces: two before each field.';
  if (/^\s*(?:#|$)/.test(line)) return null;
  const field = line.match(FIELD);
  if (field) {
    const [, before = '', name = '', value = ''] = field;
    // The parts of in_context stand deeper, so only the names of an entry's own fields are looked at.
    if (fields.has(name) && before !== '- ' && before !== '  ') {
      return `"${name}:" must stand under "id", with two spaces before it; here there are ${before.length}.`;
    }
    if (/^(?:needs|unless)$/.test(name) && isAskew(lines, at, before.length)) {
      return `"${name}:" must stand right under "form:", with as many spaces before it.`;
    }
    const rest = goesOn(lines, at, before.length);
    // A list with a hyphen on each line is looked at line by line.
    return rest.startsWith('- ') ? null : inValue(name, `${value} ${rest}`.trim());
  }
  if (/^\s*-[a-z_]+:/.test(line)) return 'the hyphen needs a space after it: "- id: …"';
  const glued = line.match(/^\s*(?:- )?([a-z_]+):(?=\S)/)?.[1];
  if (glued && fields.has(glued)) return `"${glued}:" needs a space after the colon.`;
  const bare = line.match(/^\s*(?:- )?([a-z_]+)\s/)?.[1];
  if (bare && fields.has(bare)) return `"${bare}" needs a colon and a space after it: "${bare}: …"`;
  if (/^ {0,2}\S/.test(line) && !line.startsWith('- ')) {
    return 'the line is neither a field nor part of the text above. Begin it with four spaces if it goes on with the text above.';
  }
  return null;
}

/** Explains a parser's error by the lines of the entry it stands in. */
export function explain(error: YAMLParseError, source: string, fields: ReadonlySet<string>): Slip {
  const lines = source.split(/\r?\n/);
  const at = Math.min((error.linePos?.[0].line ?? 1) - 1, lines.length - 1);
  if (error.code === 'DUPLICATE_KEY') {
    const name = lines[at]?.match(FIELD)?.[2] ?? 'a field';
    return { line: at + 1, message: `"${name}" stands twice in this entry. Keep one of the two.` };
  }
  // What is not closed is noticed late, and a wrong indent sometimes early: look at the whole entry, and the one before.
  const begins = (i: number) => lines[i]!.startsWith('- ');
  let from = at;
  while (from > 0 && !begins(from)) from--;
  let to = at + 1;
  while (to < lines.length && !begins(to)) to++;
  for (let i = from; i < to; i++) {
    const message = inLine(lines, i, fields);
    if (message) return { line: i + 1, message };
  }
  for (let i = from - 1; i >= 0; i--) {
    const message = inLine(lines, i, fields);
    if (message) return { line: i + 1, message };
  }
  const [said = ''] = error.message.split('\n');
  return {
    line: at + 1,
    message: `this line cannot be read (${said.replace(/ at line.*/, '')}). Compare it with the entry above it.`,
  };
}
