/** The extension comes, goes and comes again while pages are open: words appear once, and nothing old stays. */
import { resolve } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testedBrowsers } from './browsers.ts';
import { launch } from './driver/browser.ts';
import { type Server, serve } from './driver/server.ts';
import { collectFaults } from './faults.ts';

const BUILDS = { chromium: resolve('.output/chrome-mv3'), firefox: resolve('.output/firefox-mv3') };

/** What a page can see of us: the texts under our highlights. The extension's own pages do not live through this. */
const painted = (frame: Frame | Page): Promise<string[]> =>
  frame.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('plainword'))
      .flatMap(([, highlight]) => [...highlight])
      .map(({ startContainer, startOffset, endOffset }) =>
        (startContainer.nodeValue ?? '').slice(startOffset, endOffset),
      )
      .sort(),
  );

const hosts = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('[popover]').length);

const PAGE = `<p id="first" style="margin: 30px; width: max-content">letrozole</p><p id="later"></p>
  <iframe srcdoc="<p>tamoxifen</p>" style="margin-top: 400px"></iframe>`;

describe.each(testedBrowsers)('an extension that comes and goes (%s)', (name) => {
  let server: Server;
  let browser: Browser;
  let id: string;
  let page: Page;
  let faults: readonly string[];

  const install = async () => {
    id = await browser.installExtension(BUILDS[name]);
  };
  const frame = () => page.frames()[1]!;
  const expectWords = async () => {
    await expect.poll(() => painted(page)).toEqual(['letrozole']);
    await expect.poll(() => painted(frame())).toEqual(['tamoxifen']);
  };
  const hover = async () => {
    const box = (await (await page.$('#first'))!.boundingBox())!;
    await page.mouse.move(box.x + 400, box.y + 200);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  };

  beforeAll(async () => {
    server = await serve();
    ({ browser } = await launch(name));
    // Installing it again is what a reload or an update does to it.
    await install();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    faults = collectFaults(page);
  });
  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('reloaded with a card open: words once, one card, and changes are followed once', async () => {
    await page.goto(server.put('/page', PAGE));
    await expectWords();
    await hover();
    await expect.poll(() => hosts(page)).toBe(1);

    await install();
    await expect.poll(() => hosts(page), { message: 'the old card goes' }).toBe(0);
    await expectWords();
    await hover();
    await expect.poll(() => hosts(page)).toBe(1);
    await page.evaluate(() => {
      document.getElementById('later')!.textContent = 'anastrozole';
    });
    await expect.poll(() => painted(page)).toEqual(['anastrozole', 'letrozole']);
    await page.keyboard.press('Escape');
    await expect.poll(() => hosts(page)).toBe(0);
  });

  test('reloaded three times', async () => {
    await page.goto(server.put('/page', PAGE));
    await expectWords();
    for (let i = 0; i < 3; i++) await install();
    await expectWords();
    await page.evaluate(() => {
      document.getElementById('first')!.textContent = 'Nothing';
      document.getElementById('later')!.textContent = 'exemestane';
    });
    await expect.poll(() => painted(page)).toEqual(['exemestane']);
  });

  test('removed, and installed while the page is open', async () => {
    await page.goto(server.put('/page', PAGE));
    await expectWords();
    await browser.uninstallExtension(id);
    await expect.poll(() => isUnderlined(page)).toBe(false);
    await install();
    await expectWords();
    await expect.poll(() => isUnderlined(page)).toBe(true);
  });

  test('installed when no page has ever had it', async () => {
    await browser.uninstallExtension(id);
    await page.goto(server.put('/page', PAGE));
    expect(await painted(page)).toEqual([]);
    await install();
    await expectWords();
    await hover();
    await expect.poll(() => hosts(page)).toBe(1);
  });
});

/** Whether highlights make a difference to what a reader sees of the first word. */
async function isUnderlined(page: Page): Promise<boolean> {
  await page.bringToFront();
  const clip = (await (await page.$('#first'))!.boundingBox())!;
  const picture = () => page.screenshot({ encoding: 'base64', clip });
  const before = await picture();
  const kept = await page.evaluateHandle(() => [...CSS.highlights]);
  await page.evaluate(() => CSS.highlights.clear());
  const after = await picture();
  await page.evaluate((kept) => {
    for (const [name, highlight] of kept) CSS.highlights.set(name, highlight);
  }, kept);
  return before !== after;
}
