/** On which tabs the reading view is offered. */
import { siteOf } from '../../settings/site.ts';

/** What is used of a tab. */
export interface ReadableTab {
  id?: number | undefined;
  url?: string | undefined;
  incognito?: boolean;
  index?: number;
  windowId?: number;
}

/**
 * Whether a tab's page can be opened in the reading view. Chromium would open a private page's view in a normal window,
 * where others may look; Firefox opens it in the private one.
 */
export const isOffered = ({ id, url, incognito }: ReadableTab): boolean =>
  id !== undefined && siteOf(url ?? '') !== null && (incognito !== true || import.meta.env.FIREFOX === true);
