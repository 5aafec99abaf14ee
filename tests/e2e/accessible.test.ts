/** axe-core finds nothing on the card, the popup and the panel. It cannot see into a closed root, so it is let in. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';

const HOST = '[popover="manual"]';

/** What axe finds at or below an element, shadow roots included: rule and elements. */
async function faults(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const json = await page.evaluate(async (selector) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const element = document.querySelector(selector)!;
    // Landmarks are the page's business.
    return JSON.stringify(await axe.run(element, { rules: { region: { enabled: false } } }));
  }, selector);
  const { violations, passes } = JSON.parse(json) as AxeResults;
  expect(passes.length, 'axe looked at something').toBeGreaterThan(3);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

inEachBrowser('accessible', (the) => {
  test('the card, also with More open and a related word, and a planted fault is found', async () => {
    const opened = await the.reader.open(
      the.server.put('/axe', '<main><h1>Plan</h1><p>Take letrozole.</p></main>'),
    );
    await opened.click('letrozole');
    const { related } = await opened.waitForCard();
    await the.reader.installed.revealShadowRoot(opened.page, HOST);
    expect(await faults(opened.page, HOST)).toEqual([]);
    await opened.press('More');
    expect(await faults(opened.page, HOST)).toEqual([]);
    await opened.press(related[0]!);
    await opened.waitForCard({ heading: related[0]! });
    expect(await faults(opened.page, HOST)).toEqual([]);

    await opened.page.evaluate((host) => {
      const card = document.querySelector(host)!.shadowRoot!.querySelector('.card')!;
      card.append(document.createElement('button'));
    }, HOST);
    expect((await faults(opened.page, HOST)).join()).toContain('button-name');
  });

  test.each(['options.html', 'welcome.html'])(
    '%s fits 320 px with text of twice the size (WCAG 1.4.10, 1.4.4)',
    async (path) => {
      await the.reader.store({ textSize: 200, 'site:a.hospital.example.org': 'off', 'known:biopsy': true });
      const page = await the.reader.installed.openOwnPage(path);
      await page.setViewport({ width: 320, height: 640 });
      await page.bringToFront();
      await page.waitForFunction(() => document.querySelector('main .panel') !== null);
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.body).fontSize), { timeout: 10_000 })
        .toBe('34px');
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320);
      await page.close();
    },
  );

  test.each(['light', 'dark'])('the popup, on and off (%s)', async (theme) => {
    await the.reader.store({ theme });
    const opened = await the.reader.open(the.server.put('/axe', '<p>letrozole</p>'));
    await opened.waitForWord('letrozole');
    const popup = await the.reader.popup(opened);
    expect(await faults(popup.page, 'html')).toEqual([]);
    await popup.turn('Explain words everywhere', false);
    expect(await faults(popup.page, 'html')).toEqual([]);
  });

  test.each(['light', 'dark', 'forced colors'])(
    'the panel: words, by kind, one of them, and none (%s)',
    async (look) => {
      const isForced = look === 'forced colors';
      // Firefox cannot be asked for it.
      if (isForced && the.browser === 'firefox') return;
      await the.reader.store(isForced ? {} : { theme: look });
      const opened = await the.reader.open(
        the.server.put('/axe', '<p>letrozole, tamoxifen, HER2, hospice; neutropenia and letrozole</p>'),
      );
      await opened.waitForWord('letrozole');
      const panel = await the.reader.panel(opened);
      if (isForced) {
        const session = await panel.page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', {
          features: [{ name: 'forced-colors', value: 'active' }],
        });
      }
      await panel.waitForText('5 different words');
      expect(await faults(panel.page, 'html')).toEqual([]);
      await panel.press('By kind');
      await panel.waitForText('Drugs (2)');
      expect(await faults(panel.page, 'html')).toEqual([]);
      await panel.open('letrozole');
      await panel.waitForText('Place 1 of 2');
      expect(await faults(panel.page, 'html')).toEqual([]);
      await panel.press('Back');
      await panel.open('Sensitive: Care and daily life');
      expect(await faults(panel.page, 'html')).toEqual([]);
      await panel.press('Back');
      await the.reader.store({ 'site:localhost': 'off', ...(isForced ? {} : { theme: look }) });
      await panel.waitForText('No words are underlined on this site.');
      expect(await faults(panel.page, 'html')).toEqual([]);
    },
  );
});

/** Firefox takes them for the whole of its life only. */
const FORCED = { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 2 };

inEachBrowser(
  'accessible in forced colors',
  (the) => {
    async function force(page: Page): Promise<void> {
      if (the.browser === 'chromium') {
        const session = await page.createCDPSession();
        const features = [{ name: 'forced-colors', value: 'active' }];
        await session.send('Emulation.setEmulatedMedia', { features });
      }
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    }

    test('the card', async () => {
      const opened = await the.reader.open(
        the.server.put('/axe', '<main><h1>Plan</h1><p>neutropenia</p></main>'),
      );
      await force(opened.page);
      await opened.click('neutropenia');
      await opened.waitForCard();
      await the.reader.installed.revealShadowRoot(opened.page, HOST);
      expect(await faults(opened.page, HOST)).toEqual([]);
    });

    test.each(['popup.html', 'options.html', 'welcome.html'])('%s', async (path) => {
      const opened = await the.reader.open(the.server.put('/axe', '<p>letrozole</p>'));
      await opened.waitForWord('letrozole');
      const page = await the.reader.installed.openOwnPage(path);
      await page.bringToFront();
      await force(page);
      await page.waitForSelector('main h1');
      expect(await faults(page, 'html')).toEqual([]);
      await page.close();
    });
  },
  { preferences: FORCED },
);
