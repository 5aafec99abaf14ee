/**
 * What can be stored, with its defaults. Types are derived from here.
 *
 * Every value is validated on its own: a broken one falls back to its default and takes nothing else with it, and so
 * does one that only a newer version knows. Choices of the script in every page are read there without schemas
 * (reader.ts, site.ts); tests hold the two together.
 */
import * as v from 'valibot';
import { isKind, type Kind } from '../glossary/kinds.ts';
import { READER_DEFAULTS } from './reader.ts';
import { FILES, type Mode, SITE_PREFIX, siteKey, siteOf } from './site.ts';

const between = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));

/** The reader's settings, one storage key each. A new setting is one line here and one in {@link DEFAULTS}. */
const values = {
  // How words are shown and explained: see reader.ts.
  density: v.picklist(['every', 'section', 'page']),
  strength: v.picklist(['quiet', 'clear', 'strong']),
  theme: v.picklist(['system', 'light', 'dark']),
  textSize: between(100, 200),
  gentle: v.boolean(),
  hover: v.boolean(),
  hoverDelay: between(100, 2000),
  voice: v.pipe(v.string(), v.maxLength(500)),
  voiceRate: between(0.5, 1.5),
  /** Space between the lines of the reading view, per cent of the text size. */
  lineSpacing: between(140, 240),
  /** Kinds of words that are not underlined. Kinds of another version are passed over. */
  kindsOff: v.pipe(
    v.array(v.string()),
    v.maxLength(100),
    v.transform((kinds): Kind[] => [...new Set(kinds.filter(isKind))].sort()),
  ),
  /** The commonest words (basics.ts) are not underlined. */
  basicsKnown: v.boolean(),
  /** The toolbar icon shows how many words the page holds. */
  badge: v.boolean(),
  /** Everywhere except on some sites, or only on some: see site.ts. */
  mode: v.picklist(['except', 'only'] satisfies Mode[]),
  /** Nothing is explained anywhere until then (epoch ms). */
  pausedUntil: v.nullable(v.union([v.literal('forever'), v.pipe(v.number(), v.finite(), v.minValue(0))])),
  /** The panel lists the words of a page as they stand on it, or by kind. */
  panelOrder: v.picklist(['page', 'kind']),
  /** Choices travel with the browser account: see sync.ts. */
  sync: v.boolean(),
  /** The reader's own words travel with them. */
  syncWords: v.boolean(),
  /** A saved word keeps the title of the page where it was met. As long as the reader has not been asked, it does not. */
  pageTitles: v.picklist(['ask', 'keep', 'never']),
  /** How the reader's own words are listed: as the reader put them, the newest first, by name. */
  wordsOrder: v.picklist(['own', 'date', 'name']),
};

const allSettings = v.strictObject(values);

export type Settings = v.InferOutput<typeof allSettings>;

/** Settings to change: any of them, and nothing else. */
export const settingsSchema = v.partial(allSettings);

export type SettingsChange = v.InferOutput<typeof settingsSchema>;

export const DEFAULTS: Settings = {
  ...READER_DEFAULTS,
  lineSpacing: 170,
  kindsOff: [],
  basicsKnown: false,
  badge: true,
  mode: 'except',
  pausedUntil: null,
  panelOrder: 'page',
  sync: false,
  syncWords: false,
  pageTitles: 'ask',
  wordsOrder: 'own',
};

/** Storage keys, one for each setting. */
export const SETTING_KEYS = Object.keys(values) as (keyof Settings)[];

const isSettingKey = (key: string): key is keyof Settings => Object.hasOwn(values, key);

/** The settings in what a storage returned, each valid or its default. */
export function readSettings(stored: Record<string, unknown>): Settings {
  const settings: Record<string, unknown> = { ...DEFAULTS };
  for (const key of SETTING_KEYS) {
    const read = v.safeParse(values[key], stored[key]);
    if (read.success) settings[key] = read.output;
  }
  return settings as unknown as Settings;
}

/** Whether a value is what counts without being stored. */
export const isDefault = (key: string, value: unknown): boolean =>
  isSettingKey(key) && JSON.stringify(DEFAULTS[key]) === JSON.stringify(value);

/** A site as `siteOf` names it: nothing else becomes a key in the storage. */
export const siteSchema = v.pipe(
  v.string(),
  v.maxLength(260),
  v.check((site) => siteOf(site === FILES ? 'file:///' : `https://${site}/`) === site, 'not a site'),
);

export const siteChoiceSchema = v.picklist(['on', 'off']);

/** The id of an entry, as the glossary writes it. */
export const entryIdSchema = v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

/** Longest note of a reader's own and longest title of a page, UTF-16 units. One word then fits into an item of sync. */
export const LONGEST_NOTE = 2000;
export const LONGEST_TITLE = 300;

export const noteSchema = v.pipe(v.string(), v.maxLength(LONGEST_NOTE));

/**
 * A word the reader saved: when (epoch ms), a note of their own, the title of the page where it was met, and where in
 * the list the reader has put it (see own-order.ts).
 */
export const savedSchema = v.object({
  at: v.pipe(v.number(), v.finite(), v.minValue(0)),
  note: v.exactOptional(noteSchema),
  page: v.exactOptional(v.pipe(v.string(), v.maxLength(LONGEST_TITLE))),
  place: v.exactOptional(v.pipe(v.number(), v.finite())),
});

export type Saved = v.InferOutput<typeof savedSchema>;

const KNOWN_PREFIX = 'known:';
export const SAVED_PREFIX = 'saved:';

/** One key for each word, so that two windows never overwrite each other. */
export const knownKey = (id: string): string => KNOWN_PREFIX + id;
export const savedKey = (id: string): string => SAVED_PREFIX + id;

/** Whether a reset takes it: everything but the reader's own words. */
export const isSetting = (key: string): boolean => !key.startsWith(SAVED_PREFIX);

/** Keys that begin alike: what comes after the prefix, and what may be stored there. */
const FAMILIES = [
  { prefix: SITE_PREFIX.except, name: siteSchema, value: siteChoiceSchema },
  { prefix: SITE_PREFIX.only, name: siteSchema, value: siteChoiceSchema },
  { prefix: KNOWN_PREFIX, name: entryIdSchema, value: v.literal(true) },
  { prefix: SAVED_PREFIX, name: entryIdSchema, value: savedSchema },
] as const;

/** Choices as they are stored, key by key. */
export type Choices = Record<string, unknown>;

/** A choice as it is to be stored; `null` if this version knows no such key or value. */
export function readChoice(key: string, value: unknown): { value: unknown } | null {
  const family = FAMILIES.find(({ prefix }) => key.startsWith(prefix));
  if (family && !v.is(family.name, key.slice(family.prefix.length))) return null;
  const schema = isSettingKey(key) ? values[key] : family?.value;
  const read = schema && v.safeParse(schema, value);
  return read?.success ? { value: read.output } : null;
}

/** Choices of which each is known and valid; others make the whole invalid. */
export const choicesSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((choices) => Object.entries(choices).every((one) => readChoice(...one) !== null), 'not choices'),
);

const namesAfter = (prefix: string, stored: Choices): string[] =>
  Object.keys(stored)
    .filter((key) => key.startsWith(prefix) && readChoice(key, stored[key]) !== null)
    .map((key) => key.slice(prefix.length));

/** The ids of the words that the reader knows. */
export const knownIn = (stored: Choices): string[] => namesAfter(KNOWN_PREFIX, stored);

/** A word among the reader's own. */
export interface SavedWord {
  id: string;
  saved: Saved;
}

/** The reader's own words, in the order of the storage. */
export const savedIn = (stored: Choices): SavedWord[] =>
  Object.keys(stored).flatMap((key) => {
    if (!key.startsWith(SAVED_PREFIX)) return [];
    const choice = readChoice(key, stored[key]);
    return choice ? [{ id: key.slice(SAVED_PREFIX.length), saved: choice.value as Saved }] : [];
  });

/** The list of a mode: sites with their choices, by name. */
export function sitesIn(stored: Choices, mode: Mode): { site: string; choice: 'on' | 'off' }[] {
  const sites = namesAfter(SITE_PREFIX[mode], stored).sort();
  return sites.map((site) => ({ site, choice: stored[siteKey(site, mode)] as 'on' | 'off' }));
}
