/**
 * What the reader chose about how words are shown and explained, as the script in a page reads it.
 *
 * Dependency-free: part of what is loaded into pages. Every value is looked at by hand and falls back to its default
 * alone; what a newer version wrote and this one does not know is as good as absent. (settings/schema.ts says the same
 * with schemas, and a test holds the two together.)
 */

export type Density = 'every' | 'section' | 'page';
export type Strength = 'quiet' | 'clear' | 'strong';
export type Theme = 'system' | 'light' | 'dark';

export interface ReaderChoices {
  /** How often a word is underlined: every time, first time in each section, first time on the page. */
  density: Density;
  /** Strength of the underline. */
  strength: Strength;
  theme: Theme;
  /** Size of the text in the card and in our pages, per cent: 100 to 200. */
  textSize: number;
  /** Frightening words show their topic and a button first. */
  gentle: boolean;
  /** Whether resting on a word opens its card, and after how many ms. */
  hover: boolean;
  hoverDelay: number;
  /** `voiceURI` of the voice that reads aloud; empty: the first local one for the language. */
  voice: string;
  /** Speed of reading aloud, 0.5 to 1.5. */
  voiceRate: number;
}

export const READER_DEFAULTS: ReaderChoices = {
  density: 'section',
  strength: 'quiet',
  theme: 'system',
  textSize: 100,
  gentle: true,
  hover: true,
  hoverDelay: 300,
  voice: '',
  voiceRate: 1,
};

type Check<T> = (value: unknown) => value is T;

const oneOf =
  <T extends string>(...values: T[]): Check<T> =>
  (value): value is T =>
    values.includes(value as T);
const between =
  (least: number, most: number): Check<number> =>
  (value): value is number =>
    typeof value === 'number' && value >= least && value <= most;
const bool: Check<boolean> = (value) => typeof value === 'boolean';

const CHECKS: { [Key in keyof ReaderChoices]: Check<ReaderChoices[Key]> } = {
  density: oneOf('every', 'section', 'page'),
  strength: oneOf('quiet', 'clear', 'strong'),
  theme: oneOf('system', 'light', 'dark'),
  textSize: between(100, 200),
  gentle: bool,
  hover: bool,
  hoverDelay: between(100, 2000),
  voice: (value): value is string => typeof value === 'string' && value.length <= 500,
  voiceRate: between(0.5, 1.5),
};

/** Storage keys, one for each choice. */
export const READER_KEYS = Object.keys(CHECKS) as (keyof ReaderChoices)[];

/** Reads the choices from what a storage returned. */
export function readChoices(stored: Record<string, unknown>): ReaderChoices {
  const choices: Record<string, unknown> = { ...READER_DEFAULTS };
  for (const key of READER_KEYS) if (CHECKS[key](stored[key])) choices[key] = stored[key];
  return choices as unknown as ReaderChoices;
}
