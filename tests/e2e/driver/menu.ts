/**
 * The context menu. No browser lets a test open it from outside, so what is done here is what a browser does when an item
 * is chosen: the extension's own event, in the page in front.
 */
import type { Browser, WebWorker } from 'puppeteer-core';
import { inFirefoxItself } from './firefox.ts';
import type { Opened } from './opened.ts';
import type { Reader } from './reader.ts';

export interface MenuClick {
  menuItemId: string;
  selectionText?: string;
}

/** Chooses an item of the extension over a page. */
export async function chooseInMenu(over: Opened, click: MenuClick): Promise<void> {
  const { reader } = over;
  await over.page.bringToFront();
  // Starts the background if it sleeps.
  await reader.own(() => chrome.runtime.sendMessage({ type: 'hidden' }));
  if (reader.name === 'firefox') await chooseInFirefox(reader.browser, click);
  else await (await backgroundOf(reader.browser)).evaluate(dispatch, click, over.tabId);
}

/** The service worker (Chromium only). */
export async function backgroundOf(browser: Browser): Promise<WebWorker> {
  const target = browser.targets().find((one) => one.type() === 'service_worker');
  const worker = await target?.worker();
  if (!worker) throw new Error('The background does not run');
  return worker;
}

/** Ends the background as the browser does when it has nothing to do. */
export async function endBackground({ name, browser }: Reader): Promise<void> {
  if (name === 'chromium') return (await backgroundOf(browser)).close();
  await inFirefoxItself(
    browser,
    `const { extension } = WebExtensionPolicy.getByID('plainword@plainword.example');
     await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
  );
}

async function dispatch(click: MenuClick, tabId: number): Promise<void> {
  const { onClicked } = chrome.contextMenus as unknown as {
    onClicked: { dispatch(click: object, tab: chrome.tabs.Tab): void };
  };
  onClicked.dispatch({ frameId: 0, editable: false, ...click }, await chrome.tabs.get(tabId));
}

const chooseInFirefox = (browser: Browser, click: MenuClick) =>
  inFirefoxItself(
    browser,
    `const { extension } = WebExtensionPolicy.getByID('plainword@plainword.example');
     const click = { frameId: 0, editable: false, modifiers: [], ...${JSON.stringify(click)} };
     const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
     extension.emit('webext-menu-menuitem-click', click, gBrowser.selectedTab);`,
  );
