/**
 * A real browser with the built extension in it: Debian's Chromium or Firefox, driven by the same few calls.
 *
 * What differs between the two is in this file: how they are started, how an extension's page is opened, and how the
 * closed shadow root of the card is reached from outside.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page, type Target } from 'puppeteer-core';
import { type Bidi, bidiOf, inFirefoxItself } from './firefox.ts';
import { allowPrivatelyInChromium, allowPrivatelyInFirefox } from './private.ts';
import { until } from './wait.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  headless?: boolean;
  /** A folder to keep the profile in; without one, a fresh profile that is thrown away. */
  profile?: string;
  /** Width and height of the pages, CSS px; null: as large as the window is. */
  viewport?: { width: number; height: number } | null;
  /** Host and port of a proxy that everything goes through, also what is on this machine. */
  proxy?: string;
  /** The reader has let the extension into private windows. */
  privately?: boolean;
  /** Firefox's preferences, by name. */
  preferences?: Record<string, boolean | number | string>;
}

/** A browser with the extension installed. */
export interface Installed {
  browser: Browser;
  /** The extension has a page that it may open when it is installed. */
  hasWelcome: boolean;
  /** Opens a page of the extension in a tab behind the others, or in a window of its own, and waits until it is loaded. */
  openOwnPage(path: string, where?: { inWindow: boolean }): Promise<Page>;
  /**
   * Opens the popup for the page in front. In Chromium it is the real one, which closes when another page comes to the
   * front; in Firefox, where nothing can press the toolbar's button, it fills a tab, as in Firefox for Android.
   */
  openPopup(page: Page): Promise<Page>;
  /** Does what a shortcut of the manifest's `commands` does; keys of the browser itself cannot be pressed from outside. */
  command(name: string): Promise<void>;
  /** Gives the page's own world the closed shadow root of the first element that `selector` finds, as `shadowRoot`. */
  revealShadowRoot(page: Page, selector: string): Promise<void>;
}

/** Folders of the built extension, as WXT names them. */
const BUILDS: Record<BrowserName, string> = {
  chromium: resolve('.output/chrome-mv3'),
  firefox: resolve('.output/firefox-mv3'),
};

const hasWelcome = (name: BrowserName): boolean => existsSync(join(BUILDS[name], 'welcome.html'));

const HOME = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' };

export const launch = (name: BrowserName, options: LaunchOptions = {}): Promise<Installed> =>
  name === 'firefox' ? launchFirefox(options) : launchChromium(options);

const common = ({ headless = true, profile, viewport = { width: 1000, height: 800 } }: LaunchOptions) => ({
  headless,
  defaultViewport: viewport,
  // On a machine under load.
  timeout: 90_000,
  ...(profile !== undefined && { userDataDir: profile }),
});

async function launchChromium(options: LaunchOptions): Promise<Installed> {
  const isRoot = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    ...common(options),
    browser: 'chrome',
    executablePath: process.env.CHROME_PATH ?? HOME.chromium,
    pipe: true,
    enableExtensions: true,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--disable-search-engine-choice-screen',
      '--hide-crash-restore-bubble',
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(options.proxy ? [`--proxy-server=${options.proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
    ],
  });
  const id = await browser.installExtension(BUILDS.chromium);
  if (options.privately) await allowPrivatelyInChromium(browser, id);
  const whole = await browser.target().createCDPSession();
  return {
    browser,
    hasWelcome: hasWelcome('chromium'),
    async openOwnPage(path, { inWindow } = { inWindow: false }) {
      const url = `chrome-extension://${id}/${path}`;
      const { targetId } = await whole.send('Target.createTarget', {
        url,
        ...(inWindow ? { newWindow: true } : { background: true }),
      });
      const target = await browser.waitForTarget((target) => targetIdOf(target) === targetId);
      const page = await target.page();
      if (!page) throw new Error(`${url} is not a page`);
      await until(`${url} to be loaded`, () => isLoaded(page));
      return page;
    },
    async openPopup(page) {
      const extension = (await browser.extensions()).get(id);
      if (!extension) throw new Error('The extension is not installed');
      const url = `chrome-extension://${id}/popup.html`;
      const before = new Set(browser.targets().map(targetIdOf));
      await page.triggerExtensionAction(extension);
      const popup = await browser.waitForTarget((one) => one.url() === url && !before.has(targetIdOf(one)));
      return popup.asPage();
    },
    async command(name) {
      const [worker] = (await (await browser.extensions()).get(id)?.workers()) ?? [];
      if (!worker) throw new Error('The background does not run');
      await worker.evaluate(async (name) => {
        const { onCommand } = chrome.commands as unknown as {
          onCommand: { dispatch(name: string, tab: chrome.tabs.Tab | undefined): void };
        };
        const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        onCommand.dispatch(name, front);
      }, name);
    },
    revealShadowRoot: (page, selector) => revealInChromium(page, selector),
  };
}

/** Whether a page of the extension has replaced the empty document a tab begins with, which has no API. */
const isLoaded = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.readyState === 'complete' && typeof chrome === 'object' && chrome.runtime?.id !== undefined,
  );

/** Puppeteer knows it, but does not say. */
const targetIdOf = (target: Target): string => (target as Target & { _targetId: string })._targetId;

async function revealInChromium(page: Page, selector: string): Promise<void> {
  const session: CDPSession = await page.createCDPSession();
  const { result: host } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector(${JSON.stringify(selector)})`,
  });
  const { node } = await session.send('DOM.describeNode', {
    objectId: host.objectId!,
    depth: 1,
    pierce: true,
  });
  const { object: root } = await session.send('DOM.resolveNode', {
    backendNodeId: node.shadowRoots![0]!.backendNodeId,
  });
  await session.send('Runtime.callFunctionOn', {
    objectId: host.objectId!,
    functionDeclaration: REVEAL,
    arguments: [{ objectId: root.objectId! }, { objectId: host.objectId! }],
  });
  await session.detach();
}

const REVEAL = `(root, host) => { Object.defineProperty(host, 'shadowRoot', { value: root, configurable: true }) }`;

/** The extension's own address in Firefox is random, but can be chosen. */
const GECKO_ID = 'plainword@plainword.example';
const GECKO_ORIGIN_ID = '2b9d5c3e-8a41-4f0e-9c67-51d3a80f7e26';

/**
 * Puppeteer now and then takes a tab for closed that moves to the extension's process while it opens, and never hears of
 * it again, or only of the empty document before. Such a tab is opened anew. Time until then, ms.
 */
const KNOWN_SOON = 5000;

async function launchFirefox(options: LaunchOptions): Promise<Installed> {
  const browser = await puppeteer.launch({
    ...common(options),
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? HOME.firefox,
    // To open the extension's pages, which no page may.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: GECKO_ORIGIN_ID }),
      // An extension that is installed for testing is taken out when the browser ends, but its choices stay.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'datareporting.policy.dataSubmissionEnabled': false,
      // Tabs behind others go on as fast as in front, of which Puppeteer tells Chromium by itself.
      'dom.min_background_timeout_value': 4,
      'dom.min_background_timeout_value_without_budget_throttling': 4,
      'dom.timeout.enable_budget_timer_throttling': false,
      ...(options.proxy && proxyPreferences(options.proxy)),
      ...options.preferences,
    },
  });
  await browser.installExtension(BUILDS.firefox);
  const bidi = bidiOf(browser);
  if (options.privately) await allowPrivatelyInFirefox(browser, GECKO_ID);
  const openOwnPage = async (path: string, { inWindow } = { inWindow: false }) => {
    const url = `moz-extension://${GECKO_ORIGIN_ID}/${path}`;
    const open = inWindow
      ? `openTrustedLinkIn(${JSON.stringify(url)}, 'window', {
          triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
        })`
      : `gBrowser.addTrustedTab(${JSON.stringify(url)})`;
    for (let tries = 1; ; tries++) {
      const before = new Set((await contexts(bidi)).map(({ context }) => context));
      await inFirefoxItself(browser, open);
      const { context } = await until(`${url} to open`, async () =>
        (await contexts(bidi)).find((one) => one.url === url && !before.has(one.context)),
      );
      const page = await until(
        `Puppeteer to know ${url}`,
        async () => {
          const page = (await browser.pages()).find((page) => contextOf(page) === context);
          return page && (await isLoaded(page)) && page;
        },
        KNOWN_SOON,
      ).catch((error) => (tries < 3 ? null : Promise.reject(error)));
      if (page) return page;
      await bidi.send('browsingContext.close', { context });
    }
  };
  return {
    browser,
    hasWelcome: hasWelcome('firefox'),
    openOwnPage,
    async openPopup() {
      const popup = await openOwnPage('popup.html');
      await popup.bringToFront();
      return popup;
    },
    async command(name) {
      await inFirefoxItself(
        browser,
        `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)});
         extension.shortcuts.onCommand(${JSON.stringify(name)});`,
      );
    },
    revealShadowRoot: (page, selector) => revealInFirefox(bidi, contextOf(page), selector),
  };
}

function proxyPreferences(proxy: string): Record<string, string | number | boolean> {
  const [host, port] = proxy.split(':') as [string, string];
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}

const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;
const contexts = async (bidi: Bidi) => (await bidi.send('browsingContext.getTree', {})).result.contexts;

async function revealInFirefox(bidi: Bidi, context: string, selector: string): Promise<void> {
  const target = { context };
  const { result: host } = (
    await bidi.send('script.evaluate', {
      expression: `document.querySelector(${JSON.stringify(selector)})`,
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
      target,
    })
  ).result;
  await bidi.send('script.callFunction', {
    functionDeclaration: REVEAL,
    awaitPromise: false,
    arguments: [{ sharedId: host.value!.shadowRoot!.sharedId }, { sharedId: host.sharedId }],
    target,
  });
}
