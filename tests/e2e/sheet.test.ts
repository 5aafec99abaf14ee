/** The sheet for the appointment: made of the reader's own words or of a page, chosen, printed, and kept as a text file. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { Panel } from './driver/panel.ts';
import { Reader } from './driver/reader.ts';
import { until } from './driver/wait.ts';

const WORDS = {
  'saved:letrozole': { at: 5, note: 'Dr. Lee said so.\nIn the morning?' },
  'saved:aromatase-inhibitor': { at: 4 },
  'saved:hospice': { at: 3 },
  'saved:neutropenia': { at: 2 },
  'saved:no-longer-there': { at: 1, note: 'Mine.' },
};

/** Width and height of the first page of a PDF, points. */
function sizeOf(pdf: Uint8Array): [number, number] {
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(Buffer.from(pdf).toString('latin1'));
  return [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))];
}

inEachBrowser('the sheet', (the) => {
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) if (!page.isClosed()) await page.close();
  });

  async function openSheet(query = 'from=mine', ready = '.paper-word'): Promise<Page> {
    const page = await the.reader.installed.openOwnPage(`sheet.html?${query}`);
    pages.push(page);
    await page.bringToFront();
    await page.waitForSelector(ready);
    return page;
  }

  /** Waits for a sheet that was opened by a press, and closes it: Firefox lets nobody drive it. */
  async function closeSheet(query: string): Promise<void> {
    const find = () =>
      the.reader.own(async (end) => {
        const tabs = await chrome.tabs.query({});
        return tabs.find(({ url }) => url?.endsWith(end))?.id ?? null;
      }, `/sheet.html?${query}`);
    const tab = await until('the sheet', find);
    await the.reader.own((tab) => chrome.tabs.remove(tab), tab);
  }

  const onPaper = (page: Page) =>
    page.$$eval('.paper-word > h3', (all) => all.map(({ firstChild }) => firstChild?.textContent?.trim()));
  const paperIs = (page: Page, expected: string[]) => expect.poll(() => onPaper(page)).toEqual(expected);
  const text = (page: Page, selector: string) => page.$eval(selector, ({ textContent }) => textContent ?? '');
  const press = (page: Page, name: string) =>
    page.evaluate((name) => {
      const all = [...document.querySelectorAll<HTMLElement>('button, label, summary')];
      all.find(({ textContent }) => textContent?.trim() === name)!.click();
    }, name);

  test('opens from my words with one press, in the order of the reader, and follows them', async () => {
    await the.reader.store(WORDS);
    const panel = await the.reader.installed.openOwnPage('sidepanel.html#mine');
    pages.push(panel);
    await panel.bringToFront();
    await (await panel.waitForSelector('.own-head .button'))!.click();
    await closeSheet('from=mine');
    const page = await openSheet();
    await paperIs(page, ['letrozole', 'aromatase inhibitor', 'neutropenia', 'no longer there']);
    expect(await text(page, '.paper')).toContain('I would like an interpreter:');
    expect(await text(page, '.paper')).toContain(String(new Date().getFullYear()));
    expect(await text(page, '.paper-note')).toBe('My note: Dr. Lee said so.\nIn the morning?');
    // What is urgent is there without being asked for.
    expect(await text(page, '.paper .urgent')).toMatch(/fever/i);
    expect(await text(page, '.paper-sources')).toMatch(/Mayo Clinic|National Cancer Institute/);
    const about = await page.$$eval('.paper-about', (all) => all.map(({ textContent }) => textContent));
    expect(new Set(about).size).toBe(about.length);
    expect(await page.$$eval('.paper-lines span', (all) => all.length)).toBeGreaterThan(6);
    await the.reader.own(() =>
      chrome.runtime.sendMessage({ type: 'note-word', id: 'neutropenia', note: 'Call!' }),
    );
    await expect.poll(() => text(page, '.paper')).toContain('Call!');
  });

  test('has the words the reader chose; what can frighten is left off, and the sheet says so', async () => {
    await the.reader.store(WORDS);
    const page = await openSheet();
    expect(await text(page, '.sheet-choices')).toContain('1 word is left off the sheet');
    await press(page, 'letrozole');
    await paperIs(page, ['aromatase inhibitor', 'neutropenia', 'no longer there']);
    await press(page, 'Show these words');
    await press(page, 'hospice');
    await paperIs(page, ['aromatase inhibitor', 'hospice', 'neutropenia', 'no longer there']);
    expect(await text(page, '.sheet-choices')).not.toContain('left off');
    await press(page, 'No words');
    await paperIs(page, ['hospice']);
    await press(page, 'All words');
    await expect.poll(async () => (await onPaper(page)).length).toBe(5);
    await the.reader.store({ ...WORDS, gentle: false });
    const open = await openSheet();
    await paperIs(open, ['letrozole', 'aromatase inhibitor', 'hospice', 'neutropenia', 'no longer there']);
  });

  test('of a page has the words of its frames too, and keeps them when the page goes on', async () => {
    the.server.put('/inner', '<p>tamoxifen</p>');
    const url = the.server.put(
      '/outer',
      '<p>letrozole</p><iframe src="/inner" width="300" height="100"></iframe>',
    );
    const opened = await the.reader.open(url);
    await until('all words', async () => (await opened.words()).length === 2);
    const panel = await Panel.of(opened);
    pages.push(panel.page);
    await (await panel.page.waitForSelector('.page-sheet'))!.click();
    await closeSheet(`from=page&tab=${opened.tabId}`);
    const page = await openSheet(`from=page&tab=${opened.tabId}`);
    await paperIs(page, ['letrozole', 'tamoxifen']);
    the.server.put('/next', '<p>anastrozole</p>');
    await opened.page.bringToFront();
    await opened.page.goto(`${the.server.origin}/next`);
    await opened.waitForWord('anastrozole');
    await page.bringToFront();
    await paperIs(page, ['letrozole', 'tamoxifen']);
    const none = await openSheet('from=page&tab=999999', 'main .page-lead');
    await expect.poll(() => text(none, 'main'), { timeout: 10_000 }).toContain('No words were found');
  });

  test('without words says how to save one', async () => {
    const page = await openSheet('from=mine', 'main .page-lead');
    await expect.poll(() => text(page, 'main')).toContain('Save to my words');
  });

  test('prints with the browser, on A4 and on Letter, also in large type and from a dark theme', async () => {
    await the.reader.store({ ...WORDS, theme: 'dark' });
    const page = await openSheet();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });
    await press(page, 'Print');
    await page.waitForSelector('[data-printed]');
    const a4 = await page.pdf({ format: 'A4' });
    const letter = await page.pdf({ format: 'Letter' });
    for (const pdf of [a4, letter]) expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
    const within = (size: [number, number], expected: [number, number]) =>
      size.every((one, i) => Math.abs(one - expected[i]!) <= 1);
    // Firefox packs what tells the size.
    if (the.browser === 'chromium') {
      expect(within(sizeOf(a4), [595, 842]), String(sizeOf(a4))).toBe(true);
      expect(within(sizeOf(letter), [612, 792]), String(sizeOf(letter))).toBe(true);
    }
    const size = () =>
      page.$eval('.paper-word p', (one) => Number.parseFloat(getComputedStyle(one).fontSize));
    const normal = await size();
    await press(page, 'Large type');
    await expect.poll(size).toBeGreaterThan(normal * 1.4);
    if (the.browser === 'chromium') {
      await page.emulateMediaType('print');
      const look = await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
        return {
          ink: style('.paper').color,
          paper: style('.paper').backgroundColor,
          choices: style('.sheet-choices').display,
          word: style('.paper-word').breakInside,
        };
      });
      expect(look).toEqual({
        ink: 'rgb(0, 0, 0)',
        paper: 'rgb(255, 255, 255)',
        choices: 'none',
        word: 'avoid',
      });
    }
  });

  test.each(['light', 'dark'])(
    'axe finds nothing, and nothing is wider than the window (%s)',
    async (theme) => {
      await the.reader.store({ ...WORDS, theme, textSize: 200 });
      const page = await openSheet();
      await page.setViewport({ width: 320, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await faults(page)).toEqual([]);
      if (the.browser === 'chromium') {
        await page
          .emulateMediaFeatures([{ name: 'forced-colors' as never, value: 'active' }])
          .catch(() => {});
        expect(await faults(page), 'in forced colors').toEqual([]);
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

  test('is given as a text file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plainword-'));
    const reader = await Reader.launch(the.browser, {
      preferences: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
    });
    try {
      if (the.browser === 'chromium') {
        const session = await reader.browser.target().createCDPSession();
        await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      }
      await reader.store(WORDS);
      const page = await reader.installed.openOwnPage('sheet.html?from=mine');
      await page.bringToFront();
      await page.waitForSelector('.paper-word');
      await press(page, 'Save as a text file');
      const file = await until('the file', async () =>
        (await readdir(folder)).find((name) => /^plainword-\d{4}-\d\d-\d\d\.txt$/.test(name)),
      );
      const read = () => readFile(join(folder, file), 'utf8');
      await expect.poll(read).toMatch(/ advice\.\n$|\nadvice\.\n$/);
      const lines = (await read()).split('\n');
      for (const name of ['letrozole', 'aromatase inhibitor', 'neutropenia', 'no longer there'])
        expect(
          lines.filter((line) => line === name),
          name,
        ).toHaveLength(1);
      expect(lines).not.toContain('hospice');
      expect(lines).toContain('  In the morning?');
      for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(72);
    } finally {
      await reader.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
