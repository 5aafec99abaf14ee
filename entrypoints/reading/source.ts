/**
 * Where the text of the view comes from: the tab it was opened from, as long as that still shows the same page. The view
 * pulls; no page can push anything into it.
 */
import * as v from 'valibot';
import { siteOf } from '../../settings/site.ts';
import { fingerprint, type ReadingAddress } from './address.ts';
import { type Taken, takePage } from './take-page.ts';

/** Why there is nothing to read; each has a sentence of its own. */
export type Trouble =
  /** The tab was closed or shows something else by now, or the view was not opened from a page. */
  'gone' | 'private' | 'blocked' | 'too-long' | 'no-article';

/** The longest page that is taken, UTF-16: ten times a long article with all its scripts. */
export const LONGEST = 6_000_000;

/** The parts of `browser` that are used here. */
export interface SourcePorts {
  tabs: {
    get(tabId: number): Promise<SourceTab>;
    getCurrent(): Promise<SourceTab | undefined>;
  };
  scripting: {
    executeScript(injection: {
      target: { tabId: number };
      func: typeof takePage;
      args: [number];
    }): Promise<{ result?: unknown }[]>;
  };
}

export interface SourceTab {
  url?: string | undefined;
  incognito?: boolean | undefined;
  discarded?: boolean | undefined;
}

/** A page that was taken whole. */
export type Page = Taken & { html: string };

const takenSchema = v.object({
  url: v.string(),
  base: v.string(),
  html: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST))),
});

/** The tab that a view was opened from, if it still shows that page. */
export async function tabOf(
  { tabs }: Pick<SourcePorts, 'tabs'>,
  { tabId, page }: ReadingAddress,
): Promise<SourceTab | null> {
  const tab = await tabs.get(tabId).catch(() => null);
  const { url } = tab ?? {};
  if (!tab || url === undefined || siteOf(url) === null) return null;
  return (await fingerprint(url)) === page ? tab : null;
}

/** @param address the view's own; `null` if it is none of ours */
export async function pull(ports: SourcePorts, address: ReadingAddress | null): Promise<Page | Trouble> {
  const tab = address && (await tabOf(ports, address));
  if (!tab || tab.discarded) return 'gone';
  const own = await ports.tabs.getCurrent();
  if ((tab.incognito === true) !== (own?.incognito === true)) return 'private';

  const [answer] = await ports.scripting
    .executeScript({ target: { tabId: address.tabId }, func: takePage, args: [LONGEST] })
    .catch(() => []);
  const read = v.safeParse(takenSchema, answer?.result);
  if (!read.success) return 'blocked';
  const { url, html } = read.output;
  // Another page may have come into the tab meanwhile.
  if (siteOf(url) === null || (await fingerprint(url)) !== address.page) return 'gone';
  return html === null ? 'too-long' : { ...read.output, html };
}
