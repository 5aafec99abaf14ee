/**
 * A reader with Plainword: opens pages, points at words, reads cards, moves the switches of the popup. All input is the
 * browser's own, as from a mouse and a keyboard; what a page may not see is asked of the extension.
 */
import type { Page } from 'puppeteer-core';
import type { CardEntry } from '../../../glossary/entry.ts';
import { type BrowserName, type Installed, type LaunchOptions, launch } from './browser.ts';
import { Opened } from './opened.ts';
import { Popup } from './popup.ts';
import { until } from './wait.ts';

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
    await until("the extension's own page", () =>
      own.evaluate(() => 'tabs' in chrome && document.readyState === 'complete'),
    );
    return new Reader(name, installed, own);
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
    const before = new Set(await this.tabIds());
    const page = await this.browser.newPage();
    const tabId = await until('a new tab', async () => (await this.tabIds()).find((id) => !before.has(id)));
    this.#tabs.push(page);
    return new Opened(this, page, tabId);
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

  tabIds(): Promise<number[]> {
    return this.own(async () => (await chrome.tabs.query({})).map(({ id }) => id!));
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
}
