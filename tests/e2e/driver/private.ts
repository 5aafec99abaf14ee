/** Lets an extension that was just installed into private windows, as a reader does. Both browsers load it anew for it. */
import type { Browser } from 'puppeteer-core';
import { inFirefoxItself } from './firefox.ts';
import { until } from './wait.ts';

/** The parts of the API of Chromium's page for extensions that are used here. */
interface DeveloperPrivate {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
  getExtensionInfo(id: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
}

/** What the switch "Allow in Incognito" of the page for extensions does. */
export async function allowPrivatelyInChromium(browser: Browser, extensionId: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    // An extension from a folder that is loaded anew, as it is now, is not let in otherwise.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, extensionId);
  await until('the extension in private windows', () =>
    page.evaluate(async (id) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      const { state, incognitoAccess } = await developerPrivate.getExtensionInfo(id);
      return state === 'ENABLED' && incognitoAccess.isActive;
    }, extensionId),
  );
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  await page.close();
}

/** What "Run in Private Windows: Allow" in the manager of extensions does. */
export const allowPrivatelyInFirefox = (browser: Browser, id: string) =>
  inFirefoxItself(
    browser,
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
     const permissions = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
     await ExtensionPermissions.add(${JSON.stringify(id)}, permissions);
     await (await AddonManager.getAddonByID(${JSON.stringify(id)})).reload();`,
  );
