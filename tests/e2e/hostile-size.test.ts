/** Pages of a size that no author wrote by hand: nothing hangs, and the words are found. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { collectFaults } from './faults.ts';

/** Ample for a machine under load; a page that hangs takes longer than any. */
const PATIENCE = 60_000;

inEachBrowser('pages of great size', (the) => {
  let opened: Opened;
  let faults: readonly string[];

  beforeEach(async () => {
    opened = await the.reader.openTab();
    faults = collectFaults(opened.page);
  });
  afterEach(() => expect(faults).toEqual([]));

  /** Waits for words, and sees to it that the page answers meanwhile. */
  async function expectWords(body: string, expected: string[]): Promise<void> {
    await opened.page.goto(the.server.put('/large', body), {
      waitUntil: 'domcontentloaded',
      timeout: PATIENCE,
    });
    const texts = async () => {
      expect(await opened.page.evaluate(() => 1 + 1)).toBe(2);
      return (await opened.words()).map(({ text }) => text);
    };
    await expect.poll(texts, { timeout: PATIENCE, interval: 300 }).toEqual(expected);
  }

  test('200,000 text nodes', async () => {
    const cells = '<b>of</b> <i>the</i> '.repeat(50);
    const body = `<h2>A</h2><p>letrozole</p>${`<p>${cells}</p>`.repeat(1000)}<h2>B</h2><p>letrozole</p>`;
    await expectWords(body, ['letrozole', 'letrozole']);
  });

  test('200,000 text nodes without a block between them', async () => {
    const body = `<p>letrozole ${'<b>of</b> <i>the</i> '.repeat(50_000)} tamoxifen</p>`;
    await expectWords(body, ['letrozole', 'tamoxifen']);
  });

  test('one text node of 10 MB', async () => {
    const sentence = 'The paper lay on the table of the garden by the river. ';
    const body = `<p>letrozole ${sentence.repeat(10_000_000 / sentence.length)} tamoxifen</p>`;
    await expectWords(body, ['letrozole', 'tamoxifen']);
  });

  test('10 MB without a space', async () => {
    await expectWords(`<p>letrozole ${'abcdefghij'.repeat(1_000_000)} tamoxifen</p>`, [
      'letrozole',
      'tamoxifen',
    ]);
  });

  // The parser goes only some hundreds deep, a script goes on. Chromium itself crashes over blocks so deep on the screen.
  test.each([
    ['span', ''],
    ['div', 'hidden'],
  ])('%s elements nested 5,000 deep %s', async (name, attribute) => {
    const body = `<div id="outer" ${attribute}></div><script>
      let deepest = outer;
      for (let depth = 0; depth < 5000; depth++) {
        const inner = document.createElement('${name}');
        deepest.append(depth % 1000 === 999 ? 'letrozole ' : 'the ', inner);
        deepest = inner;
      }
      deepest.append('tamoxifen');
    </script>`;
    await expectWords(body, [...Array<string>(5).fill('letrozole'), 'tamoxifen']);
  });
});
