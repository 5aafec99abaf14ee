/** What opens a card by mouse and finger, and what must not. */
import { beforeEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { sleep } from './driver/wait.ts';

/** Longer than any rest or grace of the pointer, ms. */
const LONG_ENOUGH = 900;

inEachBrowser('card and pointer', (the) => {
  let opened: Opened;

  beforeEach(async () => {
    the.server.put('/other', '<p>Another page.</p>');
    const url = the.server.put(
      '/pointer',
      `<p style="margin: 60px 20px; width: 600px">Take letrozole each day, and then tamoxifen.</p>
       <div id="host"></div><p style="margin-top: 240px">And exemestane.</p><div style="height: 3000px"></div>
       <script>host.attachShadow({ mode: 'open' }).innerHTML = '<p><a href="/other">anastrozole</a></p>';</script>`,
    );
    opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    await opened.waitForWord('anastrozole');
  });

  test('selecting text with the mouse opens nothing, on release or after', async () => {
    const from = await opened.pointOf('letrozole');
    const to = await opened.pointOf('tamoxifen');
    await opened.page.mouse.move(from.x - 40, from.y);
    await opened.page.mouse.down();
    await opened.page.mouse.move(to.x, to.y, { steps: 6 });
    await sleep(LONG_ENOUGH);
    await opened.page.mouse.up();
    await opened.page.mouse.move(to.x + 1, to.y);
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
    expect(await opened.page.evaluate(() => getSelection()!.toString())).toContain('each day');
  });

  test('a double click selects the word, and leaves no card over it', async () => {
    const { x, y } = await opened.pointOf('letrozole');
    await opened.page.mouse.click(x, y, { count: 2 });
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
  });

  test('a word that is scrolled under a pointer at rest opens nothing', async () => {
    const { x, y } = await opened.pointOf('exemestane');
    await opened.page.mouse.move(x, y - 100);
    await opened.page.mouse.wheel({ deltaY: 100 });
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
  });

  test('stays while the pointer trembles on the word', async () => {
    const { x, y } = await opened.pointOf('letrozole');
    await opened.rest({ x, y });
    await opened.waitForCard();
    for (let i = 0; i < 20; i++) {
      await opened.page.mouse.move(x + (i % 3), y);
      await sleep(50);
    }
    expect(await opened.card()).not.toBeNull();
  });

  test('a second word replaces the first in the same host', async () => {
    await opened.hover('letrozole');
    await opened.waitForCard({ heading: 'letrozole' });
    await opened.hover('tamoxifen');
    const card = await opened.waitForCard({ heading: 'tamoxifen' });
    expect(card.hosts).toBe(1);
  });

  test('a click on the open word keeps its card open', async () => {
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.click('letrozole');
    await opened.page.mouse.move(900, 700);
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).not.toBeNull();
  });

  test('a word in a link in a shadow root: hovering explains, a click follows', async () => {
    await opened.hover('anastrozole');
    await opened.waitForCard({ heading: 'anastrozole' });
    await Promise.all([opened.page.waitForNavigation(), opened.click('anastrozole')]);
    expect(opened.page.url()).toBe(`${the.server.origin}/other`);
  });

  test('leaving the window closes it', async () => {
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.page.mouse.move(500, 790, { steps: 3 });
    await opened.waitForNoCard();
  });

  test('a finger opens it with a tap, and closes it with a tap elsewhere', async () => {
    const { x, y } = await opened.pointOf('letrozole');
    await opened.page.touchscreen.tap(x, y);
    const { box } = await opened.waitForCard({ heading: 'letrozole' });
    const close = (await opened.card())!.buttons.find(({ name }) => name === 'More')!.box;
    await opened.page.touchscreen.tap(close.x + close.width / 2, close.y + close.height / 2);
    const [entry] = (await opened.waitForWord('letrozole')).entries;
    await expect.poll(async () => (await opened.card())?.text).toContain(entry!.more);
    await opened.page.touchscreen.tap(box.x + box.width + 100, 400);
    await opened.waitForNoCard();
  });

  test('with hovering switched off only a click opens it', async () => {
    await the.reader.store({ hover: false });
    // Its words are there only when the choices have been read.
    await opened.page.reload({ waitUntil: 'domcontentloaded' });
    await opened.waitForWord('letrozole');
    await opened.hover('letrozole');
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
    await opened.click('letrozole');
    await opened.waitForCard({ heading: 'letrozole' });
  });
});
