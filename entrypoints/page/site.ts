/** The site this frame belongs to: that of the page in the tab, whoever the frame is from. */
import { siteOf, siteOfAddress } from '../../settings/site.ts';
import { ask } from './background.ts';

/** Null where there is no site to explain words on. */
export async function siteOfTab(): Promise<string | null> {
  if (window.top === window) return siteOfAddress(location);
  const origins = location.ancestorOrigins;
  const top = origins?.item(origins.length - 1);
  // "null" for pages from the disk, and nothing at all in older Firefox: the background knows the tab.
  const site = top ? siteOf(top) : null;
  return site ?? (await ask({ type: 'site' })).site;
}
