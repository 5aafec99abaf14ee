/** The popup: what it says, and its two switches. */
import type { Page } from 'puppeteer-core';
import { until, untilStill } from './wait.ts';

export interface SwitchState {
  label: string;
  isOn: boolean;
  isFixed: boolean;
}

export class Popup {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async in(page: Page): Promise<Popup> {
    const popup = new Popup(page);
    await until('the popup', async () => (await popup.switches()).length > 0);
    // The list of words pushes down what is to be pressed.
    const tops = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('button')].map((one) => one.getBoundingClientRect().y),
      );
    await untilStill(tops, 300);
    return popup;
  }

  /** All that can be read in it. */
  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed is not read.
    return this.page.evaluate(() => document.body.innerText);
  }

  /** The line on the words of the page. */
  words(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.popup-words')?.textContent ?? '');
  }

  switches(): Promise<SwitchState[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('[role=switch]')].map((element) => ({
        label: element.querySelector('.switch-label')!.textContent,
        isOn: element.getAttribute('aria-checked') === 'true',
        isFixed: element.getAttribute('aria-disabled') === 'true',
      })),
    );
  }

  /** Moves a switch with a click and waits until it has moved. */
  async turn(label: string, on: boolean): Promise<void> {
    const switches = await this.page.$$('[role=switch]');
    const labels = (await this.switches()).map((one) => one.label);
    const handle = switches[labels.indexOf(label)];
    if (!handle) throw new Error(`The popup has no switch "${label}": ${labels.join(', ')}`);
    await handle.click();
    await until(`"${label}" to be ${on ? 'on' : 'off'}`, async () =>
      (await this.switches()).some((one) => one.label === label && one.isOn === on),
    );
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
