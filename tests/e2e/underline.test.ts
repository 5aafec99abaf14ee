/** The underline can be seen: its contrast with whatever lies beneath it, measured on the screen. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { until } from './driver/wait.ts';

/** WCAG 1.4.11. */
const ENOUGH = 3;

/** Background and text color; the last ones are pages whose own text is too pale to be read well. */
const GROUNDS = [
  ['#fff', '#111'],
  ['#fff', '#0645ad'],
  ['#000', '#eee'],
  ['#777', '#fff'],
  ['#777', '#000'],
  ['#0b5566', '#fff'],
  ['#ffd54f', '#222'],
  ['#c62828', '#fff'],
  ['#fff', '#767676'],
  ['#1b1f24', '#8a8f98'],
  ['#fff', '#aaa'],
  ['#444', '#888'],
  ['#808080', '#a0a0a0'],
] as const;

const luminance = (rgb: readonly number[]): number => {
  const [r, g, b] = rgb.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const rgbOf = (color: string): number[] =>
  (color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit) : color.slice(1).match(/../g)!).map(
    (part) => Number.parseInt(part, 16),
  );

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The pixels of an area of a picture (PNG, base64), as colors; decoded by the browser that took it. */
const pixels = (page: Page, picture: string, area: Area): Promise<number[][]> =>
  page.evaluate(
    async (picture, { x, y, width, height }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(
        Math.floor(x),
        Math.floor(y),
        Math.ceil(width),
        Math.ceil(height),
      );
      return Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(i * 4, i * 4 + 3)]);
    },
    picture,
    { ...area },
  );

inEachBrowser('the underline', (the) => {
  test.for(['quiet', 'clear', 'strong'] as const)(
    '%s, has enough contrast on every ground',
    async (strength) => {
      await the.reader.store({ strength, density: 'every' });
      const rows = GROUNDS.map(
        ([ground, color]) =>
          `<p style="margin:0;padding:10px;background:${ground};color:${color}">letrozole</p>`,
      );
      const style = '<style>body { margin: 0; font: 16px/1.5 sans-serif }</style>';
      const opened = await the.reader.open(the.server.put('/grounds', style + rows.join('')));
      const { page } = opened;
      await until('all words', async () => (await opened.words()).length === GROUNDS.length);
      const words = await opened.words();
      const shot = () => page.screenshot({ encoding: 'base64' });
      // Words are painted a frame after they are found.
      const withUs = await until('the underlines', async () => {
        const before = await shot();
        return (await shot()) === before ? before : null;
      });
      // Once a second they are put back.
      const bare = await until('a picture without underlines', async () => {
        await page.evaluate(() => CSS.highlights.clear());
        const picture = await shot();
        return (await page.evaluate(() => CSS.highlights.size)) === 0 ? picture : null;
      });

      for (const [i, [ground, color]] of GROUNDS.entries()) {
        const { x, y, width, height } = words[i]!.box!;
        const below = { x, y: y + height / 2, width, height: height / 2 + 6 };
        const line = await pixels(page, withUs, below);
        const before = await pixels(page, bare, below);
        const changed = line
          .map((color, i) => ({ color, to: contrast(color, before[i]!) }))
          .filter(({ to }) => to > 1.05)
          .sort((a, b) => b.to - a.to);
        const name = `${color} on ${ground}`;
        expect(changed.length, name).toBeGreaterThan(width / 2);
        // As much of it as every fourth pixel: not only where a dot happens to be drawn sharply.
        const seen = changed[Math.floor(changed.length / 4)]!.to;
        const ofText = contrast(rgbOf(color), rgbOf(ground));
        expect(seen, name).toBeGreaterThanOrEqual(
          strength === 'quiet' ? Math.min(ENOUGH, ofText) * 0.99 : ENOUGH,
        );
      }
    },
  );
});
