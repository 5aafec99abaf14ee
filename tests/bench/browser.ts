/** Chromium for measuring: with the built extension or without it, otherwise the same. */
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';

export async function launch(root: string, withExtension: boolean): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: true,
    defaultViewport: { width: 1100, height: 800 },
    protocolTimeout: 600_000,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  if (!withExtension) return browser;
  await browser.installExtension(join(root, '.output', 'chrome-mv3'));
  // The page that welcomes the reader would lie over what is measured.
  const welcome = await browser
    .waitForTarget((target) => target.url().endsWith('/welcome.html'), { timeout: 5000 })
    .catch(() => null);
  await (await welcome?.page())?.close();
  return browser;
}

/** A tab in which something is measured; it is closed afterwards. */
export async function inTab<T>(
  browser: Browser,
  work: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    return await work(page, await page.createCDPSession());
  } finally {
    await page.close();
  }
}

/** Waits until the number of registered words stands still. */
export async function settled(page: Page, quiet = 500): Promise<number> {
  let last = -1;
  for (let since = Date.now(); Date.now() - since < quiet; ) {
    const size = await page.evaluate(() => CSS.highlights.get('plainword')?.size ?? 0);
    if (size !== last) since = Date.now();
    last = size;
    await new Promise((done) => setTimeout(done, 50));
  }
  return last;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
