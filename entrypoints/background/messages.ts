/**
 * What may be said between the parts of the extension, and by whom.
 *
 * Schemas for everything the background and the popup hear; types derived from them. The script in the page takes
 * the types only (`import type`), so that no schema library gets into it.
 */
import * as v from 'valibot';
import type { CardEntry } from '../../glossary/entry.ts';
import {
  type Choices,
  choicesSchema,
  entryIdSchema,
  noteSchema,
  settingsSchema,
  siteChoiceSchema,
  siteSchema,
} from '../../settings/schema.ts';
import type { SiteChoice } from '../../settings/site.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** No page holds more different entries than a glossary could have; a longer list is not from our script. */
const indexes = v.pipe(v.array(index), v.maxLength(10_000));

/** The different entries shown in a frame, by index, and at how many places. Sent when it changes, and when asked for (report.ts). */
export const foundSchema = v.object({ type: v.literal('found'), entries: indexes, places: index });

/** What a reader searches for: a longer text is no word. */
const searched = v.pipe(v.string(), v.maxLength(300));

/** To the panels that are open, from the background: the reader searches for this in that window. */
export const searchForSchema = v.object({
  type: v.literal('search-for'),
  text: searched,
  windowId: v.number(),
});

/** What the script in a page says. */
const fromPageSchema = v.variant('type', [
  foundSchema,
  /** Put the card's bundle into my frame. */
  v.object({ type: v.literal('card') }),
  /** Put the painter that makes elements into my frame: this browser cannot underline highlights. */
  v.object({ type: v.literal('marks') }),
  /** The site of the tab, for frames that cannot tell it themselves. */
  v.object({ type: v.literal('site') }),
  /** A card was opened in my frame, or is closed. `card` is a number of its own. */
  v.object({ type: v.literal('card-opened'), card: v.number() }),
  v.object({ type: v.literal('card-closed'), card: v.number() }),
  /** In my frame the reader closed a card of another frame of this tab. */
  v.object({ type: v.literal('close-card'), card: v.number() }),
  /** The reader turned this tab's site off in the card's menu. */
  v.object({ type: v.literal('turn-off-site') }),
  /** The reader wants to search for a text that the card does not know. */
  v.object({ type: v.literal('search'), text: searched }),
]);

/** A popup or panel, which is in no tab, tells that it belongs to a private window: nothing may be kept. */
const isPrivate = v.optional(v.boolean());

/** What the script in a page and the extension's own pages say. */
const fromAnywhereSchema = v.variant('type', [
  /** Entries by index, answered in the same order. */
  v.object({ type: v.literal('entries'), entries: indexes }),
  /** An entry by id, for related words. */
  v.object({ type: v.literal('entry'), id: v.pipe(v.string(), v.maxLength(200)) }),
  /** The entries that are not to be underlined: known words, kinds switched off, the basics if known. */
  v.object({ type: v.literal('hidden') }),
  v.object({ type: v.literal('know-word'), id: entryIdSchema, known: v.boolean(), isPrivate }),
  v.object({ type: v.literal('save-word'), id: entryIdSchema, saved: v.boolean(), isPrivate }),
  v.object({ type: v.literal('is-saved'), id: entryIdSchema }),
]);

/** What the popup, the panel and the settings page say. */
const fromOwnPagesSchema = v.variant('type', [
  /** `host`: the page's own, where the choice is made for all of its domain. */
  v.object({
    type: v.literal('switch-site'),
    site: siteSchema,
    on: v.boolean(),
    host: v.optional(siteSchema),
    isPrivate,
  }),
  /** A panel has opened: is there a text that it is to search for? */
  v.object({ type: v.literal('take-search'), windowId: v.number() }),
  /** What was chosen for a site in private windows, where nothing is stored. */
  v.object({ type: v.literal('private-choice'), site: siteSchema }),
  /** The choice for one site becomes that of another: its domain's, or back. */
  v.object({ type: v.literal('move-site'), from: siteSchema, to: siteSchema }),
  v.object({ type: v.literal('list-site'), site: siteSchema, choice: v.nullable(siteChoiceSchema) }),
  v.object({ type: v.literal('switch-everywhere'), on: v.boolean() }),
  v.object({ type: v.literal('pause-an-hour') }),
  v.object({ type: v.literal('change'), settings: settingsSchema, isPrivate }),
  /** Entries by id, answered in the same order; `null` for what the glossary does not have. */
  v.object({ type: v.literal('entries-by-id'), ids: v.pipe(v.array(entryIdSchema), v.maxLength(10_000)) }),
  /** What the reader noted with a word of their own. */
  v.object({ type: v.literal('note-word'), id: entryIdSchema, note: noteSchema, isPrivate }),
  /** Puts a word of the reader's own right before another one, or at the end. */
  v.object({ type: v.literal('move-word'), id: entryIdSchema, before: v.nullable(entryIdSchema), isPrivate }),
  /** These choices in the place of others: a reset where there are none, an import, or the undoing of either. */
  v.object({
    type: v.literal('replace'),
    choices: choicesSchema,
    /** Of which: all that a file holds, or everything but the reader's own words. */
    within: v.picklist(['file', 'settings']),
  }),
]);

/** By sender: what the background listens to. */
export const schemas = {
  page: v.variant('type', [fromPageSchema, fromAnywhereSchema]),
  extension: v.variant('type', [fromOwnPagesSchema, fromAnywhereSchema]),
};

export type SearchFor = v.InferOutput<typeof searchForSchema>;
export type Found = v.InferOutput<typeof foundSchema>;
export type FromPage = v.InferOutput<typeof schemas.page>;
export type FromExtension = v.InferOutput<typeof schemas.extension>;
export type FromAnywhere = v.InferOutput<typeof fromAnywhereSchema>;
export type Message = FromPage | FromExtension;

/** What the background answers. It rejects when it could not do what was asked. */
export interface Answers {
  found: true;
  card: true;
  'card-opened': true;
  'card-closed': true;
  'close-card': true;
  marks: true;
  entries: CardEntry[];
  entry: CardEntry | null;
  /**
   * `site` is null where the tab's top document belongs to none; `choice` is what was chosen in this private window,
   * where nothing is stored.
   */
  site: { site: string | null; choice: SiteChoice | null };
  'turn-off-site': true;
  search: true;
  'take-search': string | null;
  hidden: { entries: number[] };
  'know-word': true;
  'save-word': true;
  'is-saved': boolean;
  'switch-site': true;
  'private-choice': SiteChoice | null;
  'move-site': true;
  /** What was chosen for the site before. */
  'list-site': SiteChoice | null;
  'switch-everywhere': true;
  'pause-an-hour': true;
  change: true;
  'entries-by-id': (CardEntry | null)[];
  'note-word': true;
  'move-word': true;
  /** What there was before, to undo it. */
  replace: Choices;
}

/** To all frames of a tab that the reader has closed to the extension: take the words away and end. */
export interface Leave {
  type: 'leave';
}

/** To the frames of a tab in a private window: what was chosen there, without being stored. */
export interface PrivateChoice {
  type: 'choice';
  choice: SiteChoice;
}
