/**
 * A reader with Plainword: opens pages, points at words, reads cards, moves the switches of the popup. All input is the
 * browser's own, as from a mouse and a keyboard; what a page may not see is asked of the extension.
 */
import type { Page } from 'puppeteer-core';
import type { CardEntry } from '../../../glossary/entry.ts';
import { type BrowserName, type Installed, type LaunchOptions, launch } from './browser.ts';
import { Opened } from './opened.ts';
import { Panel } from './panel.ts';
import { Popup } from './popup.ts';
import { until } from './wait.ts';

/** How long the extension may take to open its welcome page, ms. */
const WELCOME = 3000;

export class Reader {
  readonly name: BrowserName;
  readonly installed: Installed;
  /** A page of the extension that does nothing by itself: the way to the extension's own API. */
  readonly #own: Page;
  readonly #entries = new Map<number, CardEntry>();

  /** Tabs that were opened since `closeTabs`. */
  #tabs: Page[] = [];

  private constructor(name: BrowserName, installed: Installed, own: Page) {
    this.name = name;
    this.installed = installed;
    this.#own = own;
  }

  static async launch(name: BrowserName, options?: LaunchOptions): Promise<Reader> {
    const installed = await launch(name, options);
    const own = await installed.openOwnPage('icon.svg');
    const reader = new Reader(name, installed, own);
    await reader.#closeWelcome();
    return reader;
  }

  get browser() {
    return this.installed.browser;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Opens an address in a tab of its own, in front. Rejects if it cannot be reached within `timeout` ms. */
  async open(url: string, { timeout = 20_000 } = {}): Promise<Opened> {
    const opened = await this.openTab();
    await opened.page.goto(url, { waitUntil: 'domcontentloaded', timeout });
    return opened;
  }

  /** Opens an empty tab. */
  async openTab(): Promise<Opened> {
    const before = new Set((await this.#tabsOf('web')).map(({ id }) => id));
    const page = await this.browser.newPage();
    const { id: tabId } = await until('a new tab', async () =>
      (await this.#tabsOf('web')).find(({ id }) => !before.has(id)),
    );
    this.#tabs.push(page);
    return new Opened(this, page, tabId);
  }

  /** Opens an address in a private window, into which `privately` has let the extension. */
  async openPrivately(url: string): Promise<Opened> {
    const tabId = await this.own(async (url) => {
      const window = await chrome.windows.create({ incognito: true, url });
      return window!.tabs![0]!.id!;
    }, url);
    const known = new Set(this.#tabs);
    const page = await until('the private window', async () =>
      (await this.browser.pages()).find((page) => page.url() === url && !known.has(page)),
    );
    this.#tabs.push(page);
    return new Opened(this, page, tabId);
  }

  /** A tab that the extension opened: it is closed with the others. */
  adopt(page: Page): void {
    if (!this.#tabs.includes(page)) this.#tabs.push(page);
  }

  /** Closes all that was opened but the tab the browser began with. */
  async closeTabs(): Promise<void> {
    for (const page of this.#tabs.splice(0)) {
      // A popup closes by itself when another page comes to the front.
      if (!page.isClosed()) await page.close().catch(() => {});
    }
  }

  /** Runs a function in a page of the extension. It is sent as text, what goes in and out as JSON. */
  own<Arguments extends unknown[], Result>(
    run: (...args: Arguments) => Result | Promise<Result>,
    ...args: Arguments
  ): Promise<Result> {
    return this.evaluateOwn(`(async () => (${run.toString()})(...${JSON.stringify(args)}))()`);
  }

  /** Evaluates an expression that answers a promise of something that can be sent. */
  async evaluateOwn<Result>(expression: string): Promise<Result> {
    const answer = await this.#own.evaluate(
      `(${expression}).then((answer) => JSON.stringify(answer ?? null))`,
    );
    return JSON.parse(answer as string) as Result;
  }

  /** Does what a shortcut of the browser does, over the page in front. */
  async command(name: string): Promise<void> {
    // Starts the background if it sleeps.
    await this.own(() => chrome.runtime.sendMessage({ type: 'entry', id: '' }));
    await this.installed.command(name);
  }

  /** The tabs with pages of the extension, or all others. */
  #tabsOf(whose: 'extension' | 'web'): Promise<{ id: number; url: string }[]> {
    return this.own(async (isOwn) => {
      const tabs = await chrome.tabs.query({});
      return tabs
        .map(({ id, url = '' }) => ({ id: id!, url }))
        .filter(({ url }) => url.startsWith(chrome.runtime.getURL('')) === isOwn);
    }, whose === 'extension');
  }

  /** A page that the extension opens when it is installed would come to the front of what a test has opened. */
  async #closeWelcome(): Promise<void> {
    if (!this.installed.hasWelcome) return;
    const isWelcome = ({ url }: { url: string }) => url.includes('/welcome.html');
    const find = async () => (await this.#tabsOf('extension')).find(isWelcome);
    // It does not come to a profile that knew the extension before.
    const welcome = await until('the welcome page', find, WELCOME).catch(() => null);
    if (welcome) await this.own((id) => chrome.tabs.remove(id), welcome.id);
  }

  /** What is kept in the extension's storage. */
  stored(): Promise<Record<string, unknown>> {
    return this.own(() => chrome.storage.local.get(null));
  }

  /** Replaces what is kept, past all checks. */
  async store(items: Record<string, unknown>): Promise<void> {
    await this.own(async (items) => {
      await chrome.storage.local.clear();
      await chrome.storage.local.set(items);
    }, items);
  }

  /** Entries by index. */
  async entries(indexes: readonly number[]): Promise<CardEntry[]> {
    const missing = [...new Set(indexes)].filter((index) => !this.#entries.has(index));
    if (missing.length > 0) {
      const answer = await this.own<[number[]], CardEntry[]>(
        (entries) => chrome.runtime.sendMessage({ type: 'entries', entries }),
        missing,
      );
      missing.forEach((index, i) => {
        this.#entries.set(index, answer[i]!);
      });
    }
    return indexes.map((index) => this.#entries.get(index)!);
  }

  /** Presses the toolbar's button over a page. */
  async popup(over: Opened): Promise<Popup> {
    await over.page.bringToFront();
    const page = await this.installed.openPopup(over.page);
    this.#tabs.push(page);
    return Popup.in(page);
  }

  /** Opens the panel of a page. */
  async panel(of: Opened, where?: { isBeside: boolean }): Promise<Panel> {
    const panel = await Panel.of(of, where);
    this.#tabs.push(panel.page);
    return panel;
  }
}
