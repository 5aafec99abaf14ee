/** The panel beside a page: its tabs, its list of words, and the word that is open in it. */
import type { Page } from 'puppeteer-core';
import type { Opened } from './opened.ts';
import { until } from './wait.ts';

/** A word in the list "On this page". */
export interface ListedWord {
  name: string;
  /** Its one sentence, and what else is said of it. */
  more: string;
  /** The heading it stands under; null in the order of the page. */
  kind: string | null;
}

export class Panel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Opens the panel of a page as a tab of its own, behind it, in a window of its own if `isBeside`: so the page can be
   * seen while the panel is. (No driver reaches into Firefox's sidebar.)
   */
  static async of(opened: Opened, { isBeside = true } = {}): Promise<Panel> {
    const { reader } = opened;
    const path = `sidepanel.html?tab=${opened.tabId}`;
    const page = await reader.installed.openOwnPage(path, { inWindow: isBeside });
    const panel = new Panel(page);
    await until('the panel', async () => (await panel.text()).trim() !== '');
    return panel;
  }

  /** All that can be read in it. */
  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not read.
    return this.page.evaluate(() => document.body.innerText);
  }

  /** Waits until a text can be read in it. */
  waitForText(text: string): Promise<true> {
    return until(`"${text}" in the panel`, async () => (await this.text()).includes(text));
  }

  /** The heading over the list. */
  count(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.side-count')?.textContent ?? '');
  }

  words(): Promise<ListedWord[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.reading-list .word-item')].map((row) => ({
        name: row.querySelector('.word-row-term')!.textContent,
        more: row.querySelector('.word-row-more')!.textContent,
        kind: row.closest('.word-kind')?.querySelector('h3')?.textContent ?? null,
      })),
    );
  }

  async names(): Promise<string[]> {
    return (await this.words()).map(({ name }) => name);
  }

  /** Waits until the list holds these words and no others, in this order. */
  waitForNames(names: readonly string[]): Promise<true> {
    return until(
      `the panel to list ${names.join(', ')}`,
      async () => JSON.stringify(await this.names()) === JSON.stringify(names),
    );
  }

  /** Opens a word of the list by keyboard. */
  async open(name: string): Promise<void> {
    const number = await until(`"${name}" in the list`, async () => {
      const at = (await this.names()).indexOf(name);
      return at < 0 ? null : at;
    });
    const rows = await this.page.$$('.reading-list .word-item button');
    await rows[number]!.focus();
    await rows[number]!.press('Enter');
    await until('the word to open', () =>
      this.page.evaluate(() => !!document.querySelector('.word-page h2')),
    );
  }

  /** Presses a button with the mouse. */
  async press(name: string): Promise<void> {
    const handle = await until(`the button "${name}"`, async () => {
      const handles = await this.page.$$('button, label');
      const texts = await Promise.all(
        handles.map((one) => one.evaluate(({ textContent }) => textContent.trim())),
      );
      return handles[texts.indexOf(name)];
    });
    await handle.click();
  }

  /** What stands below the heading of the open word: its place among all, and the words around it. */
  place(): Promise<{ heading: string; number: string; around: string }> {
    return this.page.evaluate(() => {
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      return {
        heading: text('.word-page h2'),
        number: text('.places-number'),
        around: text('.places-around'),
      };
    });
  }

  /** What a screen reader was told last about the words of the page. */
  said(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.for-ears')?.textContent ?? '');
  }
}
