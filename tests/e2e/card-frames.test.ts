/** One card in a tab, whichever frame it is in and whichever has the focus. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

inEachBrowser('cards in frames', (the) => {
  async function open(): Promise<Opened> {
    the.server.put('/inner', '<p>anastrozole</p><div style="height: 500px"></div>');
    const url = the.server.put(
      '/outer',
      `<p>letrozole</p><iframe width="600" height="500" src="${the.server.otherOrigin}/inner"></iframe>
       <dialog id="box" open><button id="button">A button of the page</button></dialog>
       <script>
         window.heard = [];
         for (const type of ['keydown', 'keyup']) addEventListener(type, ({ key }) => heard.push(key));
       </script>`,
    );
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    await opened.waitForWord('anastrozole');
    return opened;
  }
  const inner = (opened: Opened) => opened.page.frames().find((frame) => frame.url().includes('/inner'))!;
  const heard = (opened: Opened) =>
    opened.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  /** The frames have been told of the card, which takes them a moment. */
  const told = (opened: Opened) =>
    until('the page to be told', async () => {
      const isTold = await the.reader.own(async (tabId) => {
        const func = () => globalThis.plainwordElsewhere?.life.signal.aborted === false;
        const [top] = await chrome.scripting.executeScript({ target: { tabId }, func });
        return top?.result ?? false;
      }, opened.tabId);
      return isTold;
    });

  test('Escape closes the card of a frame while the page around it has the focus, and does nothing else', async () => {
    const opened = await open();
    await opened.page.focus('#button');
    await opened.hover('anastrozole', { frame: inner(opened) });
    await opened.waitForCard({ heading: 'anastrozole' });
    await told(opened);
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await heard(opened)).toEqual([]);
    await opened.page.keyboard.press('Escape');
    await expect.poll(() => heard(opened)).toEqual(['Escape', 'Escape']);
  });

  test('a click in the page closes the card of a frame in it', async () => {
    const opened = await open();
    await opened.click('anastrozole', { frame: inner(opened) });
    await opened.waitForCard({ heading: 'anastrozole' });
    await told(opened);
    await opened.page.mouse.click(700, 600);
    await opened.waitForNoCard();
  });

  test('a card that opens in one frame closes that of another', async () => {
    const opened = await open();
    await opened.click('anastrozole', { frame: inner(opened) });
    await opened.waitForCard({ heading: 'anastrozole' });
    await opened.hover('letrozole');
    await opened.waitForCard({ heading: 'letrozole' });
    await until('the other card to close', async () => {
      const answers = await the.reader.own(async (tabId) => {
        const func = () => globalThis.plainwordShownCard !== undefined;
        const answers = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func });
        return answers.map(({ result }) => result);
      }, opened.tabId);
      return answers.filter((isShown) => isShown).length === 1;
    });
    expect((await opened.card())?.heading).toBe('letrozole');
  });
});
