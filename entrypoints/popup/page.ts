/** The page that the popup speaks of: which tab it is in, and whether words can be explained there. */
import type { Browser } from 'wxt/browser';
import { FILES, siteOf } from '../../settings/site.ts';

/** What is used of a tab. Chromium tells `lastAccessed` from 121 on. */
export type Tab = Partial<
  Pick<Browser.tabs.Tab, 'id' | 'index' | 'windowId' | 'url' | 'lastAccessed' | 'incognito'>
>;

/** Why nothing can be explained on a page; each has a sentence of its own in the popup. */
export type Reason =
  | 'browser'
  | 'blocked'
  | 'files'
  | 'pdf'
  /** The reader, or the browser on their behalf, withholds the site from the extension; it can be asked for. */
  | 'withheld';

export type Page = { site: string } | { cannot: Reason };

export interface TabsPort {
  query(info: { active?: boolean; currentWindow: boolean }): Promise<Tab[]>;
  getCurrent(): Promise<Tab | undefined>;
}

/**
 * The tab the popup was opened on. Where the popup fills a tab of its own, as in Firefox for Android, it is the one
 * that was used before.
 */
export async function findTab(tabs: TabsPort): Promise<Tab | null> {
  const own = await tabs.getCurrent();
  if (!own) return (await tabs.query({ active: true, currentWindow: true }))[0] ?? null;
  const others = (await tabs.query({ currentWindow: true })).filter((tab) => tab.id !== own.id);
  const latestFirst = others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return latestFirst[0] ?? null;
}

/**
 * Whether words can be explained in a tab.
 *
 * @param url the tab's, if the browser tells it.
 * @param contentType of the tab's document, as a script in it saw it; `null` if the browser lets no script in.
 * @param isWithheld whether the extension lacks access to some sites it could have.
 */
export function judge(url: string | undefined, contentType: string | null, isWithheld = false): Page {
  const site = siteOf(url ?? '');
  // Without access the browser keeps even the address from us.
  if (url === undefined && isWithheld) return { cannot: 'withheld' };
  if (url === undefined || site === null) return { cannot: 'browser' };
  // Firefox shows a PDF in a page of its own that takes no scripts.
  const isNamedPdf = /\.pdf$/i.test(new URL(url).pathname);
  if (contentType === 'application/pdf' || (contentType === null && isNamedPdf)) return { cannot: 'pdf' };
  if (contentType !== null) return { site };
  if (site === FILES) return { cannot: 'files' };
  return { cannot: isWithheld ? 'withheld' : 'blocked' };
}
