/** "My words" in the panel: saved from a card, with notes and an order, removed and taken back, and never lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { Reader } from './driver/reader.ts';
import { until } from './driver/wait.ts';

/** So that a whole card is in view. */
const TALL = { width: 1000, height: 1200 };

const NAMES = '.own-word .word-row-term';

inEachBrowser('my words', (the) => {
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) if (!page.isClosed()) await page.close();
  });

  async function openWords(reader = the.reader): Promise<Page> {
    const page = await reader.installed.openOwnPage('sidepanel.html#mine');
    pages.push(page);
    await page.bringToFront();
    await page.waitForSelector('[role=tab][aria-selected=true]');
    return page;
  }

  const names = (page: Page): Promise<string[]> =>
    page.$$eval(NAMES, (all) => all.map(({ textContent }) => textContent ?? ''));
  const namesAre = (page: Page, expected: string[]) =>
    expect.poll(() => names(page), { timeout: 10_000 }).toEqual(expected);
  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );
  const button = (page: Page, name: string) => page.waitForSelector(`button[aria-label="${name}"]`);
  const press = async (page: Page, name: string) => {
    const found = (await button(page, name))!;
    await found.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await found.click();
  };
  const stored = async (key: string) => (await the.reader.stored())[key];

  const THREE = {
    'saved:letrozole': { at: 3 },
    'saved:tamoxifen': { at: 2, note: 'Ask about hot flashes.' },
    'saved:her2': { at: 1 },
  };

  test('a word saved in a card is there at once, and says where it was met only if the reader agrees', async () => {
    const page = await openWords();
    await page.waitForSelector('.own-empty');
    const url = the.server.put('/visit', '<p style="margin: 40px">Take letrozole, then tamoxifen.</p>');
    const opened = await the.reader.open(url);
    await opened.page.setViewport(TALL);
    const save = async (word: string) => {
      await opened.page.bringToFront();
      await opened.click(word);
      await opened.waitForCard();
      await opened.press('Save to my words');
    };
    await save('letrozole');
    await namesAre(page, ['letrozole']);
    expect(await stored('saved:letrozole')).toEqual({ at: expect.any(Number) });
    await page.bringToFront();
    await (await page.waitForSelector('.own-question button'))!.click();
    await expect.poll(() => stored('pageTitles')).toBe('keep');
    await expect.poll(() => page.$('.own-question')).toBeNull();
    await opened.page.bringToFront();
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    await save('tamoxifen');
    await namesAre(page, ['tamoxifen', 'letrozole']);
    expect(await stored('saved:tamoxifen')).toMatchObject({ page: 'A page' });
    await expect
      .poll(() => page.$$eval('.own-when', (all) => all.map(({ textContent }) => textContent)))
      .toEqual([expect.stringContaining('“A page”'), expect.not.stringContaining('“')]);
    await the.reader.own(() =>
      chrome.runtime.sendMessage({ type: 'change', settings: { pageTitles: 'never' } }),
    );
    await expect.poll(() => stored('saved:tamoxifen')).toEqual({ at: expect.any(Number) });
  });

  test('a note is kept while it is written, shows in another window, and two windows lose nothing', async () => {
    await the.reader.store(THREE);
    const page = await openWords();
    const other = await openWords();
    await page.bringToFront();
    await press(page, 'Add a note on letrozole');
    await expect.poll(() => focused(page)).toBe('My note on letrozole');
    await page.keyboard.type('With food?');
    await expect.poll(() => stored('saved:letrozole')).toEqual({ at: 3, note: 'With food?' });
    await other.bringToFront();
    const there = (await other.waitForSelector('textarea[aria-label="My note on letrozole"]'))!;
    await expect
      .poll(() => there.evaluate((field) => (field as HTMLTextAreaElement).value))
      .toBe('With food?');
    // An empty note is none; its field stays, and the focus where the reader went.
    await page.bringToFront();
    await there.dispose();
    await page.focus('textarea[aria-label="My note on tamoxifen"]');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.press('Backspace');
    await page.focus('[data-entry="her2"]');
    await expect.poll(() => stored('saved:tamoxifen')).toEqual({ at: 2 });
    await page.focus('textarea[aria-label="My note on tamoxifen"]');
    await page.keyboard.type('Ask about hot flashes.');
    await page.focus('[data-entry="her2"]');
    await expect.poll(() => stored('saved:tamoxifen')).toEqual(THREE['saved:tamoxifen']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-entry'))).toBe('her2');
    // Both windows write at the same time, each with another word; one closes before the pause that keeps a note.
    await page.bringToFront();
    await page.focus('textarea[aria-label="My note on letrozole"]');
    await page.keyboard.press('End');
    await page.keyboard.type(' At night?');
    await other.bringToFront();
    await other.focus('textarea[aria-label="My note on tamoxifen"]');
    await other.keyboard.press('End');
    await other.keyboard.type(' And sleep.');
    await other.close();
    await expect
      .poll(() => the.reader.stored())
      .toMatchObject({
        'saved:letrozole': { note: 'With food? At night?' },
        'saved:tamoxifen': { note: 'Ask about hot flashes. And sleep.' },
      });
  });

  test('a note that is too long says so and keeps what fits', async () => {
    await the.reader.store({ 'saved:her2': { at: 1, note: 'x'.repeat(1995) } });
    const page = await openWords();
    await page.waitForSelector('.note-text');
    await page.focus('.note-text');
    await page.keyboard.press('End');
    await page.keyboard.type('yyyyyyyy');
    const status = () => page.$eval('.note-status', ({ textContent }) => textContent);
    await expect.poll(status).toContain('the last 3 are not saved');
    await expect.poll(() => stored('saved:her2')).toEqual({ at: 1, note: `${'x'.repeat(1995)}yyyyy` });
    expect(await page.$eval('.note-text', (field) => (field as HTMLTextAreaElement).value.length)).toBe(2003);
  });

  test('words are put in order by button and by keyboard, the focus goes with them, in every window', async () => {
    await the.reader.store(THREE);
    const other = await openWords();
    const page = await openWords();
    await namesAre(page, ['letrozole', 'tamoxifen', 'HER2']);
    await press(page, 'Move HER2 up');
    await namesAre(page, ['letrozole', 'HER2', 'tamoxifen']);
    await expect.poll(() => focused(page)).toBe('Move HER2 up');
    await expect
      .poll(() => page.$eval('.own-said', ({ textContent }) => textContent))
      .toBe('“HER2” is now 2 of 3.');
    await page.keyboard.press('Enter');
    await namesAre(page, ['HER2', 'letrozole', 'tamoxifen']);
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
    await namesAre(page, ['letrozole', 'tamoxifen', 'HER2']);
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.up('Alt');
    await namesAre(page, ['letrozole', 'HER2', 'tamoxifen']);
    await namesAre(other, ['letrozole', 'HER2', 'tamoxifen']);
    await page.select('.own-field select', 'name');
    await namesAre(other, ['HER2', 'letrozole', 'tamoxifen']);
    expect(await page.$('[data-move]')).toBeNull();
    await page.select('.own-field select', 'own');
    await namesAre(page, ['letrozole', 'HER2', 'tamoxifen']);
  });

  test('a removed word comes back with its note and its place, here and from a card', async () => {
    await the.reader.store(THREE);
    const page = await openWords();
    await namesAre(page, ['letrozole', 'tamoxifen', 'HER2']);
    await (await button(page, 'Remove tamoxifen from my words'))!.focus();
    await page.keyboard.press('Enter');
    await namesAre(page, ['letrozole', 'HER2']);
    await expect.poll(() => focused(page)).toBe('Undo');
    await page.keyboard.press('Enter');
    await namesAre(page, ['letrozole', 'tamoxifen', 'HER2']);
    expect(await stored('saved:tamoxifen')).toEqual(THREE['saved:tamoxifen']);
    await expect.poll(() => focused(page)).toContain('tamoxifen');

    const opened = await the.reader.open(
      the.server.put('/back', '<p style="margin: 40px">Take tamoxifen.</p>'),
    );
    await opened.page.setViewport(TALL);
    await opened.click('tamoxifen');
    await opened.waitForCard();
    await expect
      .poll(async () => (await opened.card())?.buttons.map(({ name }) => name))
      .toContain('Remove from my words');
    await opened.press('Remove from my words');
    await namesAre(page, ['letrozole', 'HER2']);
    await opened.press('Save to my words');
    await namesAre(page, ['letrozole', 'tamoxifen', 'HER2']);
    expect(await stored('saved:tamoxifen')).toEqual(THREE['saved:tamoxifen']);
  });

  test('each opens its whole entry, with Back to it; what can frighten shows its topic first', async () => {
    await the.reader.store({ ...THREE, 'saved:hospice': { at: 9, note: 'Not now.' } });
    const page = await openWords();
    await until('the words', async () => (await names(page)).length === 4);
    const [first] = await names(page);
    expect(first).toMatch(/^Sensitive: /);
    expect(await page.$eval('.own-words', ({ textContent }) => textContent)).not.toContain('ospice');
    await page.click('[data-entry="hospice"]');
    await page.waitForSelector('.word-page .gate');
    await page.click('.word-page .gate .solid');
    await expect
      .poll(() => page.$eval('.word-page h2', ({ textContent }) => textContent))
      .toContain('hospice');
    await page.click('.word-page .back');
    await expect.poll(async () => (await names(page))[0]).toContain('hospice');
    await page.click('[data-entry="letrozole"]');
    await page.waitForSelector('.word-page .plain');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-entry')))
      .toBe('letrozole');
  });

  test('thousands of words: the first are there, more come, and any is found', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`saved:made-up-${i}`, { at: 10_000 - i, note: `Note ${i}.` }]),
    );
    await the.reader.store(many);
    const page = await openWords();
    await page.waitForSelector('.own-word');
    const drawn = (await names(page)).length;
    expect(drawn).toBeLessThan(500);
    await page.evaluate(() => document.querySelector('.own-word:last-child')?.scrollIntoView());
    await expect.poll(async () => (await names(page)).length).toBeGreaterThan(drawn);
    await page.type('.own-field input', 'note 4321.');
    await namesAre(page, ['made up 4321']);
  });

  test('all is kept when the browser starts anew', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'plainword-'));
    try {
      const words = { ...THREE, 'saved:her2': { at: 1, note: 'Mine', page: 'Visit', place: -9 } };
      let reader = await Reader.launch(the.browser, { profile });
      await reader.store(words);
      await reader.close();
      reader = await Reader.launch(the.browser, { profile });
      const page = await openWords(reader);
      await namesAre(page, ['HER2', 'letrozole', 'tamoxifen']);
      expect(await page.$eval('.note-text', (field) => (field as HTMLTextAreaElement).value)).toBe('Mine');
      await reader.close();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  test.each(['light', 'dark'])(
    'axe finds nothing, and nothing is wider than the panel (%s)',
    async (theme) => {
      for (const words of [THREE, {}]) {
        await the.reader.store({ theme, textSize: 200, ...words });
        const page = await openWords();
        await page.waitForSelector('.own-word, .own-empty');
        await page.setViewport({ width: 320, height: 700 });
        const wide = () => page.$eval('.reading-list', (list) => list.scrollWidth - list.clientWidth);
        expect(await wide()).toBeLessThanOrEqual(0);
        expect(await faults(page)).toEqual([]);
        if (the.browser === 'chromium') {
          await page
            .emulateMediaFeatures([{ name: 'forced-colors' as never, value: 'active' }])
            .catch(() => {});
          expect(await faults(page), 'in forced colors').toEqual([]);
        }
      }
    },
  );

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
});
