/** What a reader does in Firefox under "Permissions" of an extension, and in Chromium under "Site access". */
import type { Browser } from 'puppeteer-core';
import { inFirefoxItself } from './firefox.ts';
import type { Reader } from './reader.ts';
import { until } from './wait.ts';

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

function setInFirefox(browser: Browser, id: string, isGiven: boolean): Promise<unknown> {
  return inFirefoxItself(
    browser,
    `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
     const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     ExtensionPermissions.${isGiven ? 'add' : 'remove'}(extension.id, { permissions: [], origins: ['<all_urls>'] }, extension);`,
  );
}

/**
 * Says yes to what Firefox asks when an extension wants into all pages. Waits until it asks. Chromium's question cannot be
 * answered from outside.
 */
export async function allowInPrompt({ browser }: Reader): Promise<void> {
  const answer = `
    const question = PopupNotifications.getNotification('addon-webext-permissions');
    question?.mainAction.callback({ checkboxChecked: false });
    question?.remove();
    return question ? 'yes' : '';`;
  await until('the question of the browser', async () => (await inFirefoxItself(browser, answer)) === 'yes');
}
