/**
 * What can be stored, with its defaults. Types are derived from here.
 *
 * Every value is validated on its own: a broken one falls back to its default and takes nothing else with it.
 * The choices for single sites are in site.ts, which every page carries.
 */
import * as v from 'valibot';
import { FILES, siteOf } from './site.ts';

/** The reader's settings, one storage key each. A new setting is one line here. */
export const settingsSchema = v.object({
  /** Off: nothing is explained on any site. What was chosen for single sites is kept. */
  everywhere: v.optional(v.fallback(v.boolean(), true), true),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** A site as `siteOf` names it: nothing else becomes a key in the storage. */
export const siteSchema = v.pipe(
  v.string(),
  v.maxLength(260),
  v.check((site) => siteOf(site === FILES ? 'file:///' : `https://${site}/`) === site, 'not a site'),
);

/** The settings in what a storage returned, each valid or its default. */
export const readSettings = (stored: Record<string, unknown>): Settings => v.parse(settingsSchema, stored);
