/** The card: when it opens and closes by a real pointer and real keys, and what it tells. */
import { beforeEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { sleep } from './driver/wait.ts';

/** Longer than any rest or grace of the pointer, ms: what has not happened by now does not. */
const LONG_ENOUGH = 900;

inEachBrowser('card', (the) => {
  let opened: Opened;
  let url: string;

  beforeEach(async () => {
    url = the.server.put(
      '/card',
      `<p style="margin: 40px 0 0 200px">Take <b id="drug">letrozole</b> each day. <a id="link" href="/other">tamoxifen</a></p>
       <p id="elsewhere">Nothing is here.</p>
       <p style="margin: 20px 0 0 700px">Add palbociclib.</p>
       <div style="height: 5000px"></div>`,
    );
    the.server.put('/other', '<p>Another page.</p>');
    opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
  });

  test('opens after the pointer rests on a word, and tells all about it', async () => {
    await opened.hover('letrozole');
    const card = await opened.waitForCard();
    const [entry] = (await opened.waitForWord('letrozole')).entries;
    expect(card).toMatchObject({
      heading: entry!.term,
      say: entry!.say,
      plain: entry!.plain,
      ask: entry!.ask,
    });
    expect(card.from).toBe(`From: ${entry!.sources.documents.join('; ')}`);
    expect(card.related).toHaveLength(entry!.see.length);
    expect(card.text).not.toContain(entry!.more);
    await opened.press('More');
    await expect.poll(async () => (await opened.card())?.text).toContain(entry!.more);
  });

  test('stands beside the word, inside the window, and never over its line', async () => {
    await opened.hover('letrozole');
    const { box } = await opened.waitForCard();
    const word = (await opened.waitForWord('letrozole')).box!;
    const size = await opened.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(box.y >= word.y + word.height || box.y + box.height <= word.y).toBe(true);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
  });

  test('stays shut when the pointer only passes', async () => {
    const { x, y } = await opened.pointOf('letrozole');
    await opened.page.mouse.move(x - 120, y);
    await opened.page.mouse.move(x + 300, y, { steps: 12 });
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
  });

  test('closes when the pointer leaves, and stays while it goes to the card', async () => {
    await opened.hover('letrozole');
    const { box } = await opened.waitForCard();
    await opened.page.mouse.move(box.x + 60, box.y + 40, { steps: 15 });
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).not.toBeNull();
    await opened.page.mouse.move(box.x + box.width + 150, box.y + 200, { steps: 5 });
    await opened.waitForNoCard();
  });

  test('opens at once on a click and closes on a click elsewhere', async () => {
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.page.mouse.move(700, 20);
    await sleep(LONG_ENOUGH);
    expect(await opened.card(), 'a card that was clicked open waits').not.toBeNull();
    await opened.page.mouse.click(900, 20);
    await opened.waitForNoCard();
  });

  test('closes with Escape, without the pointer moving', async () => {
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
  });

  test('closes with its own button', async () => {
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.press('Close');
    await opened.waitForNoCard();
  });

  test('closes when the word is scrolled far away', async () => {
    await opened.hover('letrozole');
    await opened.waitForCard();
    await opened.page.mouse.wheel({ deltaY: 3000 });
    await opened.waitForNoCard();
  });

  test('gives way to the card of another word', async () => {
    await opened.click('letrozole');
    const first = await opened.waitForCard();
    await opened.click('palbociclib');
    const second = await opened.waitForCard({ heading: 'palbociclib' });
    expect(second.heading).not.toBe(first.heading);
    expect(second.hosts).toBe(1);
  });

  test('opens related words in place, and goes back', async () => {
    await opened.click('letrozole');
    const { heading, related } = await opened.waitForCard();
    await opened.press(related[0]!);
    await opened.waitForCard({ heading: related[0]! });
    await opened.press('Back');
    await opened.waitForCard({ heading });
  });

  test('lets a word in a link be a link', async () => {
    await opened.hover('tamoxifen');
    await opened.waitForCard();
    await Promise.all([opened.page.waitForNavigation(), opened.click('tamoxifen')]);
    expect(opened.page.url()).toBe(`${the.server.origin}/other`);
  });

  test('explains no words inside itself', async () => {
    const before = (await opened.allWords()).map(({ text }) => text);
    await opened.click('letrozole');
    await opened.waitForCard();
    expect((await opened.wordsIfAny()).map(({ text }) => text)).toEqual(before);
  });

  test('acts on real input only', async () => {
    await opened.page.evaluate(() => {
      const word = document.getElementById('drug')!;
      const { x, y } = word.getBoundingClientRect();
      for (const type of ['pointermove', 'pointerdown', 'pointerup', 'mousemove', 'click']) {
        const at = { clientX: x + 10, clientY: y + 5, bubbles: true, composed: true };
        word.dispatchEvent(new PointerEvent(type, at));
      }
    });
    await sleep(LONG_ENOUGH);
    expect(await opened.card()).toBeNull();
  });

  test('shows a word that can frighten only when asked', async () => {
    const page = the.server.put(
      '/gentle',
      '<p>The cancer is incurable metastatic breast cancer on letrozole.</p>',
    );
    const gentle = await the.reader.open(page);
    const word = (await gentle.allWords()).find(({ entries }) => entries[0]!.sensitive);
    expect(word, 'a sensitive word on the page').toBeDefined();
    await gentle.hover(word!.text);
    const gate = await gentle.waitForCard();
    expect(gate.text).not.toContain(word!.entries[0]!.plain);
    await gentle.press('Show the explanation');
    await expect.poll(async () => (await gentle.card())?.text).toContain(word!.entries[0]!.plain);
  });
});
