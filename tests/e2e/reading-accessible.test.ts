/** The reading view for everyone: what axe finds, what a screen reader is told, and how narrow a window may be. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { explainedWords, openReading, pressButton } from './driver/reading.ts';

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const json = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return JSON.stringify(await axe.run(document));
  });
  const { violations, passes } = JSON.parse(json) as AxeResults;
  expect(passes.length, 'axe looked at something').toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

inEachBrowser('the reading view for everyone', (the) => {
  const openArticle = async () => {
    const opened = await the.reader.open(`${the.server.origin}/news-article.html`);
    const view = await openReading(opened);
    await explainedWords(view);
    return view;
  };
  const openLast = async (view: Page) => {
    await view.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('mark[role=button]')].at(-1)!.focus(),
    );
    await view.keyboard.press('Enter');
    await view.waitForSelector('.note[data-open="true"]');
  };

  test.each(['light', 'dark'])('axe finds nothing (%s), with a note and the choices open', async (theme) => {
    await the.reader.store({ theme });
    const view = await openArticle();
    expect(await faults(view)).toEqual([]);
    await openLast(view);
    await pressButton(view, 'Text and colors');
    expect(await faults(view)).toEqual([]);
    if (the.browser === 'chromium') {
      await view.emulateMediaFeatures([{ name: 'forced-colors' as never, value: 'active' }]).catch(() => {});
      expect(await faults(view), 'in forced colors').toEqual([]);
    }
  });

  test('axe finds nothing where there is no article', async () => {
    const view = await openReading(await the.reader.open(the.server.put('/short', '<p>HER2-positive</p>')));
    expect(await faults(view)).toEqual([]);
  });

  test.each([100, 200])(
    'nothing is wider than a window of 320 px, with text of %s per cent',
    async (textSize) => {
      await the.reader.store({ textSize });
      const view = await openArticle();
      await view.setViewport({ width: 320, height: 700 });
      await openLast(view);
      await pressButton(view, 'Text and colors');
      expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );
});

inEachBrowser(
  'the reading view, read aloud',
  (the) => {
    test('words are buttons with the word as their name, and notes are named after their words', async () => {
      const opened = await the.reader.open(`${the.server.origin}/news-article.html`);
      const view = await openReading(opened);
      const words = await explainedWords(view);
      const session = await view.createCDPSession();
      const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
        nodes: {
          ignored: boolean;
          role?: { value: string };
          name?: { value: string };
          properties?: { name: string; value: { value: unknown } }[];
        }[];
      };
      const told = (role: string) =>
        nodes
          .filter((node) => !node.ignored && node.role?.value === role)
          .map(({ name }) => name?.value ?? '');
      const marks = nodes.filter(
        ({ ignored, role, properties }) =>
          !ignored && role?.value === 'button' && properties?.some(({ name }) => name === 'expanded'),
      );
      const names = marks.map(({ name }) => name?.value);
      for (const { text } of words) expect(names).toContain(text);
      expect(told('note')).toEqual(words.map(({ note }) => note));
      expect(told('heading')).toEqual([
        'A walking group for people who live with metastatic breast cancer',
        'New medicines, longer words',
        'What the walking does',
      ]);
    });
  },
  { only: 'chromium' },
);
