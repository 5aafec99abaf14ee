/** What a reader does in Firefox under "Permissions" of an extension, and in Chromium under "Site access". */
import type { Browser } from 'puppeteer-core';
import type { Reader } from './reader.ts';

/** Opens all pages to the extension, or closes them. Pages that are open stay open. */
export async function setAccess(reader: Reader, isGiven: boolean): Promise<void> {
  const id = await reader.own(() => chrome.runtime.id);
  if (reader.name === 'firefox') await setInFirefox(reader.browser, id, isGiven);
  else await setInChromium(reader.browser, id, isGiven);
}

async function setInChromium(browser: Browser, extensionId: string, isGiven: boolean): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    (update) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { updateExtensionConfiguration(update: object): Promise<void> };
      };
      return developerPrivate.updateExtensionConfiguration(update);
    },
    { extensionId, hostAccess: isGiven ? 'ON_ALL_SITES' : 'ON_CLICK' },
  );
  await page.close();
}

/** WebDriver BiDi past Puppeteer, with Firefox's own windows. */
interface Bidi {
  send(method: string, params: object): Promise<{ result: { contexts: { context: string }[] } }>;
}

async function setInFirefox(browser: Browser, id: string, isGiven: boolean): Promise<void> {
  const bidi = (browser as unknown as { connection: Bidi }).connection;
  const { result } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  await bidi.send('script.evaluate', {
    expression: `{
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      ExtensionPermissions.${isGiven ? 'add' : 'remove'}(extension.id, { permissions: [], origins: ['<all_urls>'] }, extension);
    }`,
    awaitPromise: true,
    target: { context: result.contexts[0]!.context },
  });
}
