/** Where the card stands: beside the word, in view, whatever the page, the frame and the zoom. */
import type { Frame } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Box } from './driver/inside.ts';
import type { Opened } from './driver/opened.ts';

const WORD = 'letrozole';

inEachBrowser('placement of the card', (the) => {
  const overlaps = (a: Box, b: Box) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  /** Opens the card of the word and checks that it is in view and not on the word's line. */
  async function check(opened: Opened, frame?: Frame): Promise<Box> {
    await opened.hover(WORD, frame ? { frame } : {});
    const { box } = await opened.waitForCard({ heading: WORD });
    const href = frame?.url() ?? opened.page.url();
    const word = (await opened.words()).find(({ text, frame }) => text === WORD && frame === href)!.box!;
    const size = await (frame ?? opened.page).evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(overlaps(box, word), 'covers the word').toBe(false);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.5);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height + 0.5);
    expect(
      Math.min(
        Math.abs(box.y - word.y - word.height),
        Math.abs(box.y + box.height - word.y),
        Math.abs(box.x - word.x - word.width),
        Math.abs(box.x + box.width - word.x),
      ),
      'stands beside it',
    ).toBeLessThan(14);
    return box;
  }
  const show = async (body: string): Promise<Opened> => {
    const opened = await the.reader.open(the.server.put('/place', body));
    await opened.waitForWord(WORD);
    return opened;
  };
  const fixed = (where: string) => `<p style="position: fixed; margin: 0; ${where}">${WORD}</p>`;

  test.for([
    ['at the top left', fixed('left: 0; top: 0')],
    ['at the right edge', fixed('right: 0; top: 300px')],
    ['at the bottom right', fixed('right: 0; bottom: 0')],
    ['in right-to-left text', `<div dir="rtl"><p>זה ${WORD} שלך</p></div>`],
    [
      'in vertical text',
      `<div style="writing-mode: vertical-rl; height: 500px">You take ${WORD} each day.</div>`,
    ],
    ['on a zoomed page', `<style>html { zoom: 1.7 }</style><p>${WORD}</p>`],
    [
      'in a box that scrolls',
      `<div style="height: 120px; width: 300px; overflow: auto"><p>${WORD}</p><p style="height: 900px"></p></div>`,
    ],
    [
      'in a transformed box',
      `<div style="transform: rotate(0.001deg) translate(40px, 60px)"><p>${WORD}</p></div>`,
    ],
    [
      'in a shadow root',
      `<div style="margin: 90px"><template shadowrootmode="open"><p>${WORD}</p></template></div>`,
    ],
  ] as const)('%s', async ([, body]) => {
    await check(await show(body));
  });

  test('in a frame of 320 × 200 the card fits itself, and Close stays in view', async () => {
    the.server.put('/small', `<p>Take ${WORD}.</p>`);
    const opened = await show(
      `<p>${WORD}</p><iframe width="320" height="200" src="${the.server.otherOrigin}/small"></iframe>`,
    );
    const frame = await opened.frame('/small');
    const box = await check(opened, frame);
    const { x, y } = await opened.pointOf(WORD, { frame });
    await opened.page.mouse.move(x, y + 70, { steps: 8 });
    await opened.page.mouse.wheel({ deltaY: 200 });
    await expect
      .poll(async () => {
        const close = (await opened.card())!.buttons.find(({ name }) => name === 'Close')!.box;
        return close.y >= box.y && close.y + close.height <= box.y + box.height;
      })
      .toBe(true);
  });

  test('at 400 % zoom', async () => {
    const opened = await show(
      `<h1>A title</h1><p>Take ${WORD} each day.</p><p style="height: 900px">More.</p>`,
    );
    await opened.page.setViewport({ width: 320, height: 256 });
    await check(opened);
  });

  test('follows the word when the page scrolls', async () => {
    const opened = await show(`<p style="margin-top: 300px">${WORD}</p><p style="height: 3000px"></p>`);
    const before = await check(opened);
    await opened.page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }));
    await expect.poll(async () => (await opened.card())?.box.y).toBeCloseTo(before.y - 100, 0);
  });
});
