/**
 * The address of a reading view: which tab its text comes from, and a fingerprint of the page that was in it.
 *
 * With the fingerprint a view that is loaded anew knows whether the tab still shows that page, also after the browser has
 * given its number to another tab; and the page's own address stands in no second entry of the history.
 */
import * as v from 'valibot';

export interface ReadingAddress {
  tabId: number;
  /** Fingerprint of the page's address. */
  page: string;
}

const PATH = 'reading.html';

const schema = v.object({
  tab: v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number)),
  page: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
});

/** The fragment of an address leads to another place on the same page. */
export const withoutFragment = (url: string): string => url.split('#', 1)[0]!;

/** Of a page, wherever on it the reader is. */
export async function fingerprint(url: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(withoutFragment(url)));
  const bytes = [...new Uint8Array(digest).subarray(0, 16)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The path of a reading view, without a slash at the start. */
export const pathOf = ({ tabId, page }: ReadingAddress): string => `${PATH}?tab=${tabId}&page=${page}`;

/** What stands behind the "?" of a view's address; `null` if that is none of ours. */
export function readAddress(search: string): ReadingAddress | null {
  const read = v.safeParse(schema, Object.fromEntries(new URLSearchParams(search)));
  return read.success ? { tabId: read.output.tab, page: read.output.page } : null;
}
