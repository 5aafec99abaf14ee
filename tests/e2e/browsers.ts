/** What the tests in real browsers share: each runs in every browser, with a server and a reader of its own. */
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { BrowserName, LaunchOptions } from './driver/browser.ts';
import { Reader } from './driver/reader.ts';
import { type Server, serve } from './driver/server.ts';

/** Chosen by `npm test -- --browser NAME`. */
export const testedBrowsers = (process.env.TEST_BROWSERS ?? 'chromium,firefox').split(',') as BrowserName[];

export interface Setting {
  readonly browser: BrowserName;
  reader: Reader;
  /** Serves tests/pages and whatever a test puts there. */
  server: Server;
}

/** Names of the popup's switches. */
export const SITE = 'Explain words on this site';
export const EVERYWHERE = 'Explain words everywhere';

/** The tests of `define` in each browser, or in `only` one. Tabs are closed and choices forgotten after each of them. */
export function inEachBrowser(
  title: string,
  define: (the: Setting) => void,
  { only, ...options }: LaunchOptions & { only?: BrowserName } = {},
): void {
  const isTested = !only || testedBrowsers.includes(only);
  describe.runIf(isTested).each(only ? [only] : testedBrowsers)(`${title} (%s)`, (browser) => {
    const the = { browser } as Setting;
    beforeAll(async () => {
      the.server = await serve(resolve('tests/pages'));
      // What a hook loses is not tried again by itself.
      the.reader = await Reader.launch(browser, options).catch(() => Reader.launch(browser, options));
    });
    afterEach(async () => {
      await the.reader.closeTabs();
      await the.reader.store({});
    });
    afterAll(async () => {
      await the.reader?.close();
      await the.server?.close();
    });
    define(the);
  });
}
