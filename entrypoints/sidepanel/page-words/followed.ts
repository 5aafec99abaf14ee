/**
 * The tab that the panel speaks of: whether words can be explained on its page, whether they are, and the switches that
 * decide it. A switch moves at once; if the background could not write, it goes back and the state says `failed`.
 */
import { readSettings, type Settings } from '../../../settings/schema.ts';
import { isPaused, isSiteChosen, PAUSED_UNTIL, type SiteChoice, siteKeys } from '../../../settings/site.ts';
import type { Page, Tab } from '../../popup/page.ts';
import type { PanelPorts } from '../tab.ts';

export interface Followed {
  tab: Tab | null;
  /** `null` while the page is being looked at for the first time. */
  page: Page | null;
  /** Epoch ms, or 'forever'; `null` when there is no pause. */
  pausedUntil: Settings['pausedUntil'];
  /** The choice for the site, a pause aside. */
  isSiteChosen: boolean;
  /** The last choice could not be kept. */
  failed: boolean;
}

export const NOTHING_FOLLOWED: Followed = {
  tab: null,
  page: null,
  pausedUntil: null,
  isSiteChosen: true,
  failed: false,
};

export const siteIn = ({ page }: Followed): string | null => (page && 'site' in page ? page.site : null);

/** Words are explained on the page. */
export const isExplained = (followed: Followed): boolean =>
  siteIn(followed) !== null && followed.pausedUntil === null && followed.isSiteChosen;

type Ports = Pick<PanelPorts, 'ask' | 'storage'>;

/** All that decides whether words are explained in a tab; what cannot be read is as `before`. */
export async function readFollowed(
  { ask, storage }: Ports,
  tab: Tab | null,
  page: Page,
  before: Followed,
): Promise<Followed> {
  const site = 'site' in page ? page.site : null;
  const next = { ...before, tab, page };
  const keys = site === null ? [PAUSED_UNTIL] : siteKeys(site);
  const stored = await storage.get(keys).catch(() => null);
  if (stored === null) return next;
  next.pausedUntil = isPaused(stored) ? readSettings(stored).pausedUntil : null;
  if (site === null) return next;
  const isPrivate = tab?.incognito === true;
  const privately: SiteChoice | null = isPrivate
    ? await ask({ type: 'private-choice', site }).catch(() => null)
    : null;
  next.isSiteChosen = privately ? privately === 'on' : isSiteChosen(site, stored);
  return next;
}

/** Turns words on for the site of the page, or for everything. Rejects if it could not be kept. */
export async function turnOn({ ask }: Ports, followed: Followed, what: 'site' | 'everywhere'): Promise<void> {
  const site = siteIn(followed);
  if (what === 'everywhere') await ask({ type: 'switch-everywhere', on: true });
  else if (site !== null)
    await ask({
      type: 'switch-site',
      site,
      on: true,
      ...(followed.tab?.incognito === true && { isPrivate: true }),
    });
}
