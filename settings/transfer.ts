/**
 * The file a reader exports everything to and imports it from. Strings in and out: no browser, no storage.
 *
 * A file is taken whole or not at all. What is refused is refused with its reason, which the settings page says in words.
 */
import * as v from 'valibot';
import { type Choices, isDefault, readChoice } from './schema.ts';

/** Raised when a file of today would be misread tomorrow. */
export const FILE_VERSION = 1;

/** A larger file is not ours, UTF-16 units. */
const LONGEST = 4_000_000;

/** Of this device and this moment only: not in the file. */
const NOT_IN_FILE = new Set(['pausedUntil', 'sync', 'syncWords']);

export const isInFile = (key: string): boolean => !NOT_IN_FILE.has(key);

/** Why a file is refused. */
export type Refusal =
  /** Not JSON, or not complete. */
  | { reason: 'broken' }
  /** JSON of something else. */
  | { reason: 'elsewhere' }
  /** Written by a newer version of the extension. */
  | { reason: 'newer' }
  /** One of the choices is none that could be kept. */
  | { reason: 'invalid'; key: string };

const envelope = v.object({
  plainword: v.pipe(v.number(), v.integer(), v.minValue(1)),
  choices: v.record(v.string(), v.unknown()),
});

/** The text of the file: what is stored, without what is broken. `made` is for the reader's eyes. */
export function writeFile(stored: Choices, made: Date): string {
  const own = Object.entries(stored).filter(
    ([key, value]) => isInFile(key) && readChoice(key, value) !== null,
  );
  const sorted = Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ plainword: FILE_VERSION, made: made.toISOString(), choices: sorted }, null, 2)}\n`;
}

/** The choices in the text of a file, or why it is refused. */
export function readFile(text: string): { choices: Choices } | Refusal {
  if (text.length > LONGEST) return { reason: 'elsewhere' };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { reason: 'broken' };
  }
  // The version first: a newer file may look like nothing we know.
  const version =
    typeof json === 'object' && json !== null && 'plainword' in json ? json.plainword : undefined;
  if (typeof version === 'number' && version > FILE_VERSION) return { reason: 'newer' };
  const read = v.safeParse(envelope, json);
  if (!read.success) return { reason: version === undefined ? 'elsewhere' : 'broken' };

  const choices: Choices = {};
  for (const [key, value] of Object.entries(read.output.choices)) {
    const choice = isInFile(key) ? readChoice(key, value) : null;
    if (!choice) return { reason: 'invalid', key: key.slice(0, 80) };
    if (!isDefault(key, choice.value)) choices[key] = choice.value;
  }
  return { choices };
}
