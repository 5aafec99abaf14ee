/**
 * A reader with Plainword: opens pages, points at words, reads cards, moves the switches of the popup. All input is the
 * browser's own, as from a mouse and a keyboard; what a page may not see is asked of the extension.
 */
import type { Frame, Page } from 'puppeteer-core';
import type { CardEntry } from '../../../glossary/entry.ts';
import { type BrowserName, type Installed, type LaunchOptions, launch } from './browser.ts';
import { type Box, cardInFrame, type RawCard, wordsInFrame } from './inside.ts';
import { Popup } from './popup.ts';
import { until, untilStill } from './wait.ts';

/** A word underlined on a page. */
export interface Word {
  text: string;
  /** Ids of the entries it may mean, the surest first. */
  entries: string[];
  certainty: 'sure' | 'context';
  /** Address of its frame. */
  frame: string;
  box: Box | null;
}

export interface Card extends RawCard {
  /** Address of the frame it is in. */
  frame: string;
}

/** How long what is found must stand still to count as all, ms. */
const QUIET = 500;

export class Reader {
  readonly name: BrowserName;
  readonly installed: Installed;
  /** A page of the extension that does nothing by itself: the way to the extension's own API. */
  readonly #own: Page;
  readonly #entries = new Map<number, CardEntry>();

  private constructor(name: BrowserName, installed: Installed, own: Page) {
    this.name = name;
    this.installed = installed;
    this.#own = own;
  }

  static async launch(name: BrowserName, options?: LaunchOptions): Promise<Reader> {
    const installed = await launch(name, options);
    return new Reader(name, installed, await installed.openOwnPage('icon.svg'));
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
    return new Opened(this, page, tabId);
  }

  /** Runs a function in a page of the extension. It is sent as text. */
  own<Arguments extends unknown[], Result>(
    run: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    return this.#own.evaluate(run, ...args);
  }

  /** Evaluates an expression that answers a promise of something that can be sent. */
  async evaluateOwn<Result>(expression: string): Promise<Result> {
    return JSON.parse((await this.#own.evaluate(`(${expression}).then(JSON.stringify)`)) as string) as Result;
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
      const answer = await this.own<[number[]], Promise<CardEntry[]>>(
        (entries) => chrome.runtime.sendMessage({ type: 'entries', entries }),
        missing,
      );
      missing.forEach((index, i) => {
        this.#entries.set(index, answer[i]!);
      });
    }
    return indexes.map((index) => this.#entries.get(index)!);
  }

  /** The popup for the tab that was in front last, in a tab of its own. */
  async popup(): Promise<Popup> {
    return Popup.in(await this.installed.openOwnPage('popup.html'));
  }
}

/** The answer of one frame. Chromium leaves out the error, Firefox the result. */
interface FrameAnswer<Result> {
  frameId: number;
  result?: { href: string; value: Result };
  error?: { message: string };
}

/** A tab with a web page. */
export class Opened {
  readonly reader: Reader;
  readonly page: Page;
  readonly tabId: number;

  constructor(reader: Reader, page: Page, tabId: number) {
    this.reader = reader;
    this.page = page;
    this.tabId = tabId;
  }

  /** The words underlined now, frame by frame, the top one first, each in the order of its document. */
  async words(): Promise<Word[]> {
    const words: Word[] = [];
    for (const { href, value } of await this.#inFrames(wordsInFrame, null)) {
      for (const { entries, ...word } of value ?? []) {
        words.push({ ...word, entries: (await this.reader.entries(entries)).map(({ id }) => id), frame: href });
      }
    }
    return words;
  }

  /** The words as soon as no more are coming. */
  async allWords(): Promise<Word[]> {
    await untilStill(async () => (await this.words()).map(({ text }) => text), QUIET);
    return this.words();
  }

  /** The texts underlined now in the top frame, sorted by place. */
  async texts(): Promise<string[]> {
    return (await this.words()).filter(({ frame }) => frame === this.page.url()).map(({ text }) => text);
  }

  /** Waits until a text is underlined in some frame. */
  waitForWord(text: string): Promise<Word> {
    return until(`"${text}" to be underlined`, async () => (await this.words()).find((word) => word.text === text));
  }

  /** True if this frame explains words at all, also where it holds none. */
  async explains(): Promise<boolean> {
    return (await this.#inFrames(wordsInFrame, null))[0]?.value !== null;
  }

  /** Scrolls a word of the top frame to the middle of the screen. Answers where it stands; null if nowhere. */
  async show(number: number): Promise<Box | null> {
    const [top] = await this.#inFrames(wordsInFrame, number, [0]);
    return top?.value?.[number]?.box ?? null;
  }

  /** The middle of a word on the screen. `number` counts the words with this text in the frame, from 0. */
  async pointOf(text: string, { number = 0, frame }: { number?: number; frame?: Frame } = {}): Promise<Point> {
    const href = frame?.url() ?? this.page.url();
    const word = await until(`"${text}" to be underlined`, async () =>
      (await this.words()).filter((word) => word.text === text && word.frame === href)[number],
    );
    if (!word.box) throw new Error(`"${text}" is not displayed`);
    const { x, y } = await originOf(frame);
    return { x: x + word.box.x + word.box.width / 2, y: y + word.box.y + word.box.height / 2 };
  }

  /** Moves the pointer onto a word and leaves it there. */
  async rest(text: string, options?: { number?: number; frame?: Frame }): Promise<void> {
    const { x, y } = await this.pointOf(text, options);
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y);
  }

  async click(text: string, options?: { number?: number; frame?: Frame }): Promise<void> {
    const { x, y } = await this.pointOf(text, options);
    await this.page.mouse.click(x, y);
  }

  /** The open card, in whichever frame; null while there is none. */
  async card(): Promise<Card | null> {
    for (const { href, value } of await this.#inFrames(cardInFrame, null)) {
      if (value) return { ...value, frame: href };
    }
    return null;
  }

  /** Waits for an open card with this heading, or any. */
  waitForCard(heading?: string): Promise<Card> {
    return until(heading === undefined ? 'a card' : `the card "${heading}"`, async () => {
      const card = await this.card();
      return card && (heading === undefined || card.heading === heading) ? card : null;
    });
  }

  waitForNoCard(): Promise<true> {
    return until('the card to close', async () => (await this.card()) === null);
  }

  /** Presses a button of the open card with the mouse. */
  async press(name: string, { frame }: { frame?: Frame } = {}): Promise<void> {
    const { buttons } = await this.waitForCard();
    const button = buttons.find((button) => button.name === name);
    if (!button) throw new Error(`The card has no button "${name}": ${buttons.map(({ name }) => name).join(', ')}`);
    const { x, y } = await originOf(frame);
    const { box } = button;
    await this.page.mouse.click(x + box.x + box.width / 2, y + box.y + box.height / 2);
  }

  /** The document as the page would save it. */
  html(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.outerHTML);
  }

  /** Runs a function of inside.ts in these frames, or all. A frame that is gone meanwhile is left out. */
  async #inFrames<Argument, Result>(
    run: (argument: Argument) => Result,
    argument: Argument,
    frameIds?: number[],
  ): Promise<{ href: string; value: Result }[]> {
    const target = JSON.stringify(frameIds ? { tabId: this.tabId, frameIds } : { tabId: this.tabId, allFrames: true });
    // The function travels as text: an extension's page may not make functions of text, but what a debugger sends may.
    const func = `(argument) => ({ href: location.href, value: (${run.toString()})(argument) })`;
    const answers = await this.reader.evaluateOwn<FrameAnswer<Result>[]>(
      `chrome.scripting.executeScript({ target: ${target}, func: ${func}, args: [${JSON.stringify(argument)}] })`,
    );
    for (const { error } of answers) if (error) throw new Error(error.message);
    return answers.sort((a, b) => a.frameId - b.frameId).flatMap(({ result }) => result ?? []);
  }
}

export interface Point {
  x: number;
  y: number;
}

/** Where a frame stands in the window. */
async function originOf(frame: Frame | undefined): Promise<Point> {
  const element = await frame?.frameElement();
  if (!frame || !element) return { x: 0, y: 0 };
  const inside = await element.evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    return { x: x + element.clientLeft, y: y + element.clientTop };
  });
  const outside = await originOf(frame.parentFrame() ?? undefined);
  return { x: inside.x + outside.x, y: inside.y + outside.y };
}
