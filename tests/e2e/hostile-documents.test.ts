/** Documents that begin anew, leave and come back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';
import { collectFaults } from './faults.ts';

declare global {
  /** Of tests/pages/hostile/reopened.html. */
  function reopen(html: string): void;
}

inEachBrowser('documents that begin anew', (the) => {
  let opened: Opened;
  let faults: readonly string[];

  beforeEach(async () => {
    opened = await the.reader.openTab();
    faults = collectFaults(opened.page);
  });
  afterEach(() => expect(faults).toEqual([]));

  /** Without waiting for a load, of which there is none. */
  const back = () => opened.page.evaluate(() => history.back());
  const texts = async () => (await opened.words()).map(({ text }) => text);

  test('document.open() takes all listeners; words and cards are there again', async () => {
    await opened.page.goto(`${the.server.origin}/hostile/reopened.html`);
    await opened.waitForWord('letrozole');
    for (const word of ['tamoxifen', 'anastrozole']) {
      await opened.page.evaluate(
        (word) => reopen(`<!doctype html><html lang="en"><p>${word}</p><p id="later"></p>`),
        word,
      );
      await opened.waitForWord(word);
      await expect.poll(texts).toEqual([word]);
      expect(await opened.isUnderlined(word)).toBe(true);
      await opened.hover(word);
      await opened.waitForCard({ heading: word });
      await opened.page.keyboard.press('Escape');
      await opened.waitForNoCard();
      await opened.page.evaluate(() => {
        document.getElementById('later')!.textContent = 'exemestane';
      });
      await opened.waitForWord('exemestane');
      // For the next round: the function went with the document.
      await opened.page.evaluate(() => {
        globalThis.reopen = (html) => {
          document.open();
          document.write(html);
          document.close();
        };
      });
    }
  });

  test('a document that is written bit by bit', async () => {
    await opened.page.goto(`${the.server.origin}/hostile/reopened.html`);
    await opened.waitForWord('letrozole');
    await opened.page.evaluate(() => {
      document.open();
      document.write('<!doctype html><html lang="en"><p>Take tamo');
      setTimeout(() => {
        document.write('xifen each day.</p>');
        document.close();
      }, 300);
    });
    await opened.waitForWord('tamoxifen');
    await expect.poll(texts).toEqual(['tamoxifen']);
  });

  test('another root element, none at all, and one again', async () => {
    await opened.page.goto(the.server.put('/roots', '<p>letrozole</p>'));
    await opened.waitForWord('letrozole');
    const put = (text: string) =>
      opened.page.evaluate((text) => {
        const html = document.createElement('html');
        html.lang = 'en';
        html.innerHTML = `<body><p>${text}</p></body>`;
        document.documentElement?.remove();
        document.append(html);
      }, text);
    await put('tamoxifen');
    await opened.waitForWord('tamoxifen');
    await opened.page.evaluate(() => document.documentElement.remove());
    await expect.poll(texts).toEqual([]);
    await put('exemestane');
    await opened.waitForWord('exemestane');
    await expect.poll(texts).toEqual(['exemestane']);
  });

  test('a page that comes back from the back/forward cache', async () => {
    const first = the.server.put('/first', '<p>letrozole</p><script>window.kept = 1</script>');
    await opened.page.goto(first);
    await opened.waitForWord('letrozole');
    await opened.page.evaluate(() => {
      (window as unknown as { kept: number }).kept = 2;
    });
    await opened.page.goto(the.server.put('/second', '<p>tamoxifen</p>'));
    await opened.waitForWord('tamoxifen');
    await back();
    await opened.waitForWord('letrozole');
    await expect.poll(texts).toEqual(['letrozole']);
    const { box } = await opened.waitForWord('letrozole');
    await opened.rest({ x: box!.x + 10, y: box!.y + 10 });
    await opened.waitForCard({ heading: 'letrozole' });
  });

  test('a page that was left while the site was turned off comes back without words', async () => {
    await opened.page.goto(the.server.put('/first', '<p>letrozole</p>'));
    await opened.waitForWord('letrozole');
    await opened.page.goto(the.server.put('/second', '<p>tamoxifen</p>'));
    await opened.waitForWord('tamoxifen');
    await the.reader.store({ 'site:localhost': 'off' });
    await back();
    await until('the page before', async () =>
      (await opened.page.evaluate(() => location.pathname)).startsWith('/first'),
    );
    await expect.poll(texts).toEqual([]);
    await expect.poll(() => opened.page.evaluate(() => CSS.highlights.size)).toBe(0);
  });
});
