/** Looks at the page in a tab through the browser. */
import { browser } from 'wxt/browser';
import { judge, type Page, type Tab } from './page.ts';

/** All sites that the extension may ask for. */
export const EVERYWHERE = { origins: ['<all_urls>'] };

export async function lookAt({ id, url }: Tab): Promise<Page> {
  if (id === undefined) return { cannot: 'browser' };
  const hasAccess = browser.permissions.contains(EVERYWHERE);
  // A page whose address is kept from us takes no script. Chromium would keep it until the reader lets us in: no answer.
  const [result] =
    url === undefined
      ? []
      : await browser.scripting
          .executeScript({ target: { tabId: id }, func: () => document.contentType, injectImmediately: true })
          .catch(() => []);
  return judge(url, result?.result ?? null, !(await hasAccess));
}
