/**
 * What may be said between the parts of the extension, and by whom.
 *
 * Schemas for everything the background and the popup hear; types derived from them. The script in the page takes
 * the types only (`import type`), so that no schema library gets into it.
 */
import * as v from 'valibot';
import type { CardEntry } from '../../glossary/entry.ts';
import { siteSchema } from '../../settings/schema.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** No page holds more different entries than a glossary could have; a longer list is not from our script. */
const indexes = v.pipe(v.array(index), v.maxLength(10_000));

/** The different entries shown in a frame, by index, and at how many places. Sent when it changes, and on `report`. */
export const foundSchema = v.object({ type: v.literal('found'), entries: indexes, places: index });

/** What the script in a page says. */
const fromPageSchema = v.variant('type', [
  foundSchema,
  /** Put the card's bundle into my frame. */
  v.object({ type: v.literal('card') }),
  /** The site of the tab, for frames that cannot tell it themselves. */
  v.object({ type: v.literal('site') }),
  /** The reader turned this tab's site off in the card's menu. */
  v.object({ type: v.literal('turn-off-site') }),
]);

/** What the script in a page and the extension's own pages say. */
const fromAnywhereSchema = v.variant('type', [
  /** Entries by index, answered in the same order. */
  v.object({ type: v.literal('entries'), entries: indexes }),
  /** An entry by id, for related words. */
  v.object({ type: v.literal('entry'), id: v.pipe(v.string(), v.maxLength(200)) }),
]);

/** What the popup says. */
const fromPopupSchema = v.variant('type', [
  v.object({ type: v.literal('switch-site'), site: siteSchema, on: v.boolean() }),
  v.object({ type: v.literal('switch-everywhere'), on: v.boolean() }),
]);

/** By sender: what the background listens to. */
export const schemas = {
  page: v.variant('type', [fromPageSchema, fromAnywhereSchema]),
  extension: v.variant('type', [fromPopupSchema, fromAnywhereSchema]),
};

export type Found = v.InferOutput<typeof foundSchema>;
export type FromPage = v.InferOutput<typeof schemas.page>;
export type FromExtension = v.InferOutput<typeof schemas.extension>;
export type Message = FromPage | FromExtension;

/** What the background answers. It rejects when it could not do what was asked. */
export interface Answers {
  found: true;
  card: true;
  entries: CardEntry[];
  entry: CardEntry | null;
  /** `null`: the tab's top document belongs to no site. */
  site: { site: string | null };
  'turn-off-site': true;
  'switch-site': true;
  'switch-everywhere': true;
}

/** What the background and the popup say to the frames of a tab: send `found` again. */
export interface Report {
  type: 'report';
}
