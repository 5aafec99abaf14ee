/**
 * Reads a file as the extension would read the page made of it: the texts that stand in one line of thought, one by one.
 * HTML goes through the engine's own rules of what is read and what belongs together; of scripts and styles nothing is run,
 * and nothing is loaded. Text is parted at its blank lines.
 */
import { readFileSync, statSync } from 'node:fs';
import { mayRead, runOf } from '../highlight/reading.ts';
import { Problem } from './say.mjs';

/** Exit code for input that cannot be had. */
export const ASKED_WRONGLY = 2;

const problem = (message: string): never => {
  throw new Problem(message, ASKED_WRONGLY);
};

const HTML_NAME = /\.x?html?$/i;
const HTML_BEGINS = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
/** Signs that texts hardly hold: a stray one happens on the web, many do not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g;
const MOST_CONTROL = 0.001;

const isBinary = (text: string): boolean =>
  text.startsWith('%PDF-') ||
  text.includes('\0') ||
  (text.match(CONTROL)?.length ?? 0) > Math.max(1, text.length * MOST_CONTROL);

function decode(bytes: Buffer, name: string): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  let text: string;
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  if (isBinary(text)) {
    problem(`"${name}" is not a text file. Save the page as HTML, or the report as text, and try again.`);
  }
  return text;
}

/** The engine asks the globals of a page; outside one they come from happy-dom. */
async function parseHtml(html: string): Promise<Document> {
  if (!('document' in globalThis)) {
    const { Window } = await import('happy-dom');
    const window = new Window();
    const names = [
      'document',
      'Document',
      'DOMParser',
      'Element',
      'Node',
      'NodeFilter',
      'ShadowRoot',
    ] as const;
    for (const name of names) Object.assign(globalThis, { [name]: window[name] });
  }
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The texts of an HTML page that are read, in page order. */
export async function htmlBlocks(html: string): Promise<string[]> {
  const page = await parseHtml(html);
  const blocks: string[] = [];
  const done = new Set<Text>();
  const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (done.has(node) || !node.data.trim()) continue;
    const run = runOf(node).filter((text) => !done.has(text));
    for (const text of run) done.add(text);
    if (mayRead(node)) blocks.push(run.map(({ data }) => data).join(''));
  }
  return blocks;
}

/** The texts of a file; `name` is how messages call it. Throws a Problem for what cannot be read. */
export async function fileBlocks(file: string, name: string): Promise<string[]> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return problem(`There is no file "${name}".`);
  if (found.isDirectory()) return problem(`"${name}" is a folder. Name a file.`);
  if (!found.isFile()) return problem(`"${name}" is not a file.`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return problem(`"${name}" cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const text = decode(bytes, name);
  if (!text.trim()) return problem(`"${name}" is empty.`);
  if (!HTML_NAME.test(file) && !HTML_BEGINS.test(text))
    return text.split(/\r?\n[ \t]*\r?\n/).filter((block) => block.trim());
  const blocks = await htmlBlocks(text);
  return blocks.length > 0
    ? blocks
    : problem(
        `"${name}" holds no text that is read. (A page in another language than English is left alone.)`,
      );
}
