/** Words as elements, as in Firefox before 146: found by pointer, keyboard and screen readers, and gone when switched off. */
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { allMarked, marked, OLDER } from './apps/pages.ts';
import { inEachBrowser } from './browsers.ts';
import { until } from './driver/wait.ts';

inEachBrowser(
  'words as elements',
  (the) => {
    test('a word opens its card by pointer and by key, and says so', async () => {
      const opened = await the.reader.open(
        the.server.put('/words', '<p>Take letrozole.</p><p>tamoxifen</p>'),
      );
      expect(await allMarked(opened)).toEqual(['letrozole', 'tamoxifen']);
      await opened.hover('letrozole');
      await opened.waitForCard({ heading: 'letrozole' });
      await opened.page.keyboard.press('Escape');
      await opened.waitForNoCard();
      await opened.page.evaluate(() => document.querySelectorAll('mark')[1]!.focus());
      await opened.page.keyboard.press('Enter');
      await opened.waitForCard({ heading: 'tamoxifen' });
      await opened.page.keyboard.press('Escape');
      await opened.waitForNoCard();
      expect(await opened.page.evaluate(() => document.activeElement!.textContent)).toBe('tamoxifen');
      const look = await opened.page.evaluate(() => {
        const { textDecorationStyle, backgroundColor } = getComputedStyle(document.querySelector('mark')!);
        return { textDecorationStyle, backgroundColor };
      });
      expect(look).toEqual({ textDecorationStyle: 'dotted', backgroundColor: 'rgba(0, 0, 0, 0)' });
    });

    test('axe finds nothing on a page with words, also in links and buttons', async () => {
      const page =
        '<h1>Plan</h1><p>Take letrozole. <b>HER2</b>-positive</p><a href="#">tamoxifen</a> <button>biopsy</button>';
      const opened = await the.reader.open(the.server.put('/axe', `<main>${page}</main>`));
      await allMarked(opened);
      await opened.page.evaluate(axe.source);
      const json = await opened.page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        return JSON.stringify(
          (await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes[0]!.html]),
        );
      });
      expect(JSON.parse(json)).toEqual([]);
    });

    test('all is as it was when a site is switched off, and the words come back', async () => {
      const url = `${the.server.origin}/pathology-report.html`;
      await the.reader.store({ pausedUntil: 'forever' });
      const html = await (await the.reader.open(url)).html();
      await the.reader.store({});
      const opened = await the.reader.open(url);
      const words = await allMarked(opened);
      expect(await opened.html()).not.toBe(html);
      await the.reader.store({ pausedUntil: 'forever' });
      await until('our elements to go', async () => (await marked(opened)).length === 0);
      expect(await opened.html()).toBe(html);
      await the.reader.store({});
      await expect.poll(() => marked(opened)).toEqual(words);
    });
  },
  { only: 'firefox', preferences: OLDER },
);
