/** Nothing leaves the browser: all it asks for goes through a proxy, which hears of nothing but the pages themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITE, testedBrowsers } from './browsers.ts';
import { startProxy, type WayOut } from './driver/proxy.ts';
import { Reader } from './driver/reader.ts';
import { type Server, serve } from './driver/server.ts';

/** What a browser asks for by itself, whatever it is told not to. */
const BROWSERS_OWN =
  /(?:^|[./])(?:mozilla\.(?:com|net|org)|firefox\.com|google\.com|googleapis\.com|gvt1\.com)(?:[:/]|$)/;

describe.each(testedBrowsers)('the network (%s)', (name) => {
  let proxy: WayOut;
  let server: Server;
  let reader: Reader;

  beforeAll(async () => {
    proxy = await startProxy();
    server = await serve();
    reader = await Reader.launch(name, { proxy: proxy.address });
  });
  afterAll(async () => {
    await reader?.close();
    await server?.close();
    await proxy?.close();
  });

  test('hears of nothing but the page, whatever the reader does', async () => {
    await reader.closeTabs();
    await reader.store({});
    const url = server.put('/page', '<p>Take letrozole with palbociclib.</p>');
    const opened = await reader.open(url);
    await opened.allWords();
    await opened.hover('letrozole');
    const { related } = await opened.waitForCard();
    await opened.press('More');
    await opened.press(related[0]!);
    await opened.waitForCard({ heading: related[0]! });
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    const popup = await reader.popup(opened);
    await popup.turn(SITE, false);
    await expect.poll(() => opened.words()).toEqual([]);
    await popup.turn(SITE, true);
    await opened.waitForWord('letrozole');

    const ours = (address: string) => !BROWSERS_OWN.test(address) && !address.endsWith('/favicon.ico');
    expect([...new Set(proxy.asked.filter(ours))]).toEqual([url]);
  });
});
