/** Looks at the page in a tab through the browser. */
import { browser } from 'wxt/browser';
import { judge, type Page, type Tab } from './page.ts';

/** All sites that the extension may ask for. */
export const EVERYWHERE = { origins: ['<all_urls>'] };

export async function lookAt({ id, url }: Tab): Promise<Page> {
  if (id === undefined) return { cannot: 'browser' };
  const [[result], hasAccess] = await Promise.all([
    browser.scripting
      .executeScript({ target: { tabId: id }, func: () => document.contentType, injectImmediately: true })
      .catch(() => []),
    browser.permissions.contains(EVERYWHERE),
  ]);
  return judge(url, result?.result ?? null, !hasAccess);
}
