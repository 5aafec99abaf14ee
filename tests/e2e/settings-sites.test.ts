/** Where words are explained: modes, scopes, the pause, the context menu and the command, and nothing is ever lost. */
import { expect, test } from 'vitest';
import { EVERYWHERE, inEachBrowser, SITE } from './browsers.ts';
import { chooseInMenu, endBackground } from './driver/menu.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

const none = (opened: Opened) => expect.poll(() => opened.words()).toEqual([]);

inEachBrowser('sites', (the) => {
  const open = (path = '/one', origin = the.server.origin) => {
    the.server.put(path, '<p id="p">letrozole and tamoxifen, surgery, letrozol</p>');
    return the.reader.open(origin + path);
  };

  /** Selects a word of the page, as a double click does. */
  const select = (opened: Opened, word: string) =>
    opened.page.evaluate((word) => {
      const text = document.querySelector('#p')!.firstChild as Text;
      const start = text.data.lastIndexOf(word);
      getSelection()!.setBaseAndExtent(text, start, text, start + word.length);
    }, word);

  test('only on chosen sites: nothing anywhere until the popup turns one on', async () => {
    const opened = await open();
    await opened.waitForWord('letrozole');
    await the.reader.own(() => chrome.runtime.sendMessage({ type: 'change', settings: { mode: 'only' } }));
    await none(opened);
    await (await the.reader.popup(opened)).turn(SITE, true);
    await opened.waitForWord('letrozole');
    expect(await the.reader.stored()).toEqual({ mode: 'only', 'only:localhost': 'on' });
    expect(await (await open('/one', the.server.otherOrigin)).wordsIfAny()).toEqual([]);
  });

  test('a pause ends by itself', async () => {
    const opened = await open();
    await opened.waitForWord('letrozole');
    const popup = await the.reader.popup(opened);
    await popup.page.click('.popup-action');
    await none(opened);
    expect(await the.reader.stored()).toEqual({ pausedUntil: expect.any(Number) });
    await the.reader.store({ pausedUntil: Date.now() + 1500 });
    await opened.waitForWord('letrozole');
    await until('the pause to be forgotten', async () => !('pausedUntil' in (await the.reader.stored())));
  });

  test('everywhere is a pause that does not end by itself', async () => {
    const opened = await open();
    await opened.waitForWord('letrozole');
    await (await the.reader.popup(opened)).turn(EVERYWHERE, false);
    await none(opened);
    await expect.poll(() => the.reader.stored()).toEqual({ pausedUntil: 'forever' });
  });

  test('the command turns the site off and on, and so does the menu', async () => {
    const opened = await open();
    await opened.waitForWord('letrozole');
    await opened.page.bringToFront();
    await the.reader.command('toggle-site');
    await none(opened);
    await the.reader.command('toggle-site');
    await opened.waitForWord('letrozole');
    await chooseInMenu(opened, { menuItemId: 'site' });
    await none(opened);
    expect(await the.reader.stored()).toEqual({ 'site:localhost': 'off' });
  });

  test('the icon tells on, off, paused and where nothing is possible', async () => {
    const opened = await open();
    await opened.waitForWord('letrozole');
    const title = () => the.reader.own((tabId) => chrome.action.getTitle({ tabId }), opened.tabId);
    const badge = () => the.reader.own((tabId) => chrome.action.getBadgeText({ tabId }), opened.tabId);
    await expect.poll(title).toBe('Plainword: 2 different words explained on this page');
    await expect.poll(badge).toBe('2');
    await the.reader.store({ badge: false });
    await expect.poll(badge).toBe('');
    expect(await title()).toBe('Plainword: 2 different words explained on this page');
    await the.reader.store({ 'site:localhost': 'off' });
    await expect.poll(title).toBe('Plainword is off on this site');
    await the.reader.store({ pausedUntil: 'forever' });
    await expect.poll(title).toBe('Plainword is paused');
    await the.reader.store({});
    await opened.page.goto('about:blank');
    await expect.poll(title).toBe('Plainword cannot work on this page');
  });

  test('a word of the popup opens its card in the page', async () => {
    const opened = await open();
    await opened.waitForWord('tamoxifen');
    const popup = await the.reader.popup(opened);
    await popup.page.waitForSelector('.popup-word');
    await popup.page.evaluate(() => {
      const words = [...document.querySelectorAll<HTMLElement>('.popup-word')];
      words.find(({ textContent }) => textContent === 'tamoxifen')!.click();
    });
    await opened.waitForCard({ heading: 'tamoxifen' });
  });

  test('a selected word is explained, also one that is only looked up, and on a site that is off', async () => {
    const opened = await open();
    await select(opened, 'surgery');
    await chooseInMenu(opened, { menuItemId: 'explain', selectionText: 'surgery' });
    await opened.waitForCard({ heading: 'surgery' });
    await the.reader.store({ 'site:localhost': 'off' });
    const off = await open('/two');
    await select(off, 'letrozole');
    await chooseInMenu(off, { menuItemId: 'explain', selectionText: 'letrozole' });
    await off.waitForCard({ heading: 'letrozole' });
  });

  test('a misspelt word is asked about, never taken for a drug with a similar name', async () => {
    const opened = await open();
    await select(opened, 'letrozol');
    await chooseInMenu(opened, { menuItemId: 'explain', selectionText: 'letrozol' });
    const card = await opened.waitForCard({ heading: 'letrozol' });
    expect(card.text).toContain('Did you mean');
    await opened.press('letrozole');
    await opened.waitForCard({ heading: 'letrozole' });
  });

  test('many choices made at one moment are all kept', async () => {
    const sites = Array.from({ length: 30 }, (_, i) => `s${i}.example.org`);
    // One after the other: tabs with the same address that open at once cannot be told apart from outside.
    const pages = [
      await the.reader.installed.openOwnPage('options.html'),
      await the.reader.installed.openOwnPage('options.html'),
    ];
    await Promise.all(
      pages.map((page, half) =>
        page.evaluate(
          (own) =>
            Promise.all(
              own.map((site) => chrome.runtime.sendMessage({ type: 'switch-site', site, on: false })),
            ).then(() => {}),
          sites.filter((_, i) => i % 2 === half),
        ),
      ),
    );
    for (const page of pages) await page.close();
    const stored = async () => Object.keys(await the.reader.stored()).sort();
    await expect.poll(stored).toEqual(sites.map((site) => `site:${site}`).sort());
  });

  test('the background killed between two choices loses neither', async () => {
    const opened = await open();
    const turnOff = (site: string) =>
      the.reader.own((site) => chrome.runtime.sendMessage({ type: 'switch-site', site, on: false }), site);
    await turnOff('a.org');
    await endBackground(the.reader);
    await turnOff('localhost');
    await none(opened);
    expect(await the.reader.stored()).toEqual({ 'site:a.org': 'off', 'site:localhost': 'off' });
  });

  test('access taken away is noticed: words go, and the popup offers to ask for it', async () => {
    if (the.browser === 'chromium') return; // Lets no extension give back what its manifest names.
    const opened = await open();
    await opened.waitForWord('letrozole');
    const hasWords = () => opened.page.evaluate(() => CSS.highlights.has('plainword'));
    await the.reader.own(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));
    await expect.poll(hasWords).toBe(false);
    const title = () => the.reader.own((tabId) => chrome.action.getTitle({ tabId }), opened.tabId);
    await expect.poll(title).toBe('Plainword cannot work on this page');
    const popup = await the.reader.popup(opened);
    await expect.poll(() => popup.text()).toContain('Let Plainword read web pages');
  });
});
