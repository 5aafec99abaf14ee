/** Opens the reading view of a page: for the popup, the context menu, and whoever else offers it. */
import { browser } from 'wxt/browser';
import { fingerprint, pathOf } from './address.ts';
import { isOffered, type ReadableTab } from './offer.ts';

/** Opens the view in a tab beside the page. Does nothing where it is not offered. */
export async function openReading(tab: ReadableTab): Promise<void> {
  const { id, url, index, windowId } = tab;
  if (id === undefined || url === undefined || !isOffered(tab)) return;
  const path = pathOf({ tabId: id, page: await fingerprint(url) });
  await browser.tabs.create({
    url: browser.runtime.getURL(`/${path}` as '/reading.html'),
    // Firefox for Android has no windows to open it in.
    ...(browser.windows !== undefined && windowId !== undefined && { windowId, openerTabId: id }),
    ...(index !== undefined && { index: index + 1 }),
  });
}
