/** Off means off: through the real popup and the card, at once, in all tabs of a site, and for good. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVERYWHERE, inEachBrowser, SITE } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { Reader } from './driver/reader.ts';

const none = (opened: Opened) => expect.poll(() => opened.words()).toEqual([]);

inEachBrowser('switches', (the) => {
  const open = (path: string, origin = the.server.origin) => {
    the.server.put(path, '<p>letrozole and tamoxifen, <b>letrozole</b></p>');
    return the.reader.open(origin + path);
  };

  test('the popup names the site and counts its words', async () => {
    const opened = await open('/one');
    await opened.allWords();
    const popup = await the.reader.popup(opened);
    await expect.poll(() => popup.words()).toBe('2 different words explained on this page.');
    expect(await popup.text()).toContain('localhost');
    expect(await popup.switches()).toEqual([
      { label: SITE, isOn: true, isFixed: false },
      { label: EVERYWHERE, isOn: true, isFixed: false },
    ]);
  });

  test('a site is off in both of its tabs at once, other sites stay on, and on is on again', async () => {
    const first = await open('/one');
    const second = await open('/two');
    const other = await open('/one', the.server.otherOrigin);
    for (const opened of [first, second, other]) await opened.waitForWord('letrozole');
    await (await the.reader.popup(second)).turn(SITE, false);
    await none(first);
    await none(second);
    expect(await other.words()).not.toEqual([]);
    expect(await the.reader.stored()).toEqual({ 'site:localhost': 'off' });
    const later = await open('/three');
    await later.page.waitForFunction(() => document.readyState === 'complete');
    expect(await later.wordsIfAny()).toEqual([]);

    await (await the.reader.popup(later)).turn(SITE, true);
    for (const opened of [first, second, later]) await opened.waitForWord('letrozole');
    expect(await the.reader.stored()).toEqual({});
  });

  test('everywhere is everywhere', async () => {
    const first = await open('/one');
    const other = await open('/one', the.server.otherOrigin);
    for (const opened of [first, other]) await opened.waitForWord('letrozole');
    const popup = await the.reader.popup(other);
    await popup.turn(EVERYWHERE, false);
    await none(first);
    await none(other);
    const later = await open('/two');
    expect(await later.wordsIfAny()).toEqual([]);
    await (await the.reader.popup(later)).turn(EVERYWHERE, true);
    for (const opened of [first, other, later]) await opened.waitForWord('letrozole');
    expect(await the.reader.stored()).toEqual({});
  });

  test('the card turns its site off', async () => {
    const opened = await open('/one');
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.press('Turn off on this site');
    await opened.waitForNoCard();
    await none(opened);
    expect(await the.reader.stored()).toEqual({ 'site:localhost': 'off' });
  });

  test('pages of a site that is off have a sign to ask before they are read, as long as it is off', async () => {
    const hasSign = async () => {
      const { tabId, page } = await open('/two');
      const answer = await the.reader.own(
        async (tabId) =>
          chrome.scripting.executeScript({
            target: { tabId },
            func: () => (globalThis as { plainwordAskFirst?: true }).plainwordAskFirst === true,
          }),
        tabId,
      );
      await page.close();
      return answer[0]?.result;
    };
    const opened = await open('/one');
    await opened.waitForWord('letrozole');
    expect(await hasSign()).toBe(false);
    await (await the.reader.popup(opened)).turn(SITE, false);
    await expect.poll(hasSign).toBe(true);
    await (await the.reader.popup(opened)).turn(SITE, true);
    await expect.poll(hasSign).toBe(false);
  });

  test('a page without words hears that its site is on and off with its first word', async () => {
    the.server.put('/quiet', '<p>The paper lay on the table.</p>');
    const quiet = await the.reader.open(`${the.server.origin}/quiet`);
    const popup = await the.reader.popup(quiet);
    await expect.poll(() => popup.words()).toBe('No words to explain on this page.');
    await popup.turn(SITE, false);
    const write = (text: string) =>
      quiet.page.evaluate((text) => {
        document.querySelector('p')!.textContent = text;
      }, text);
    await write('letrozole');
    expect(await quiet.wordsIfAny()).toEqual([]);
    await popup.turn(SITE, true);
    await quiet.waitForWord('letrozole');
  });

  test('a frame follows the site of its page', async () => {
    the.server.put('/inner', '<p>tamoxifen</p>');
    the.server.put('/outer', `<p>letrozole</p><iframe src="${the.server.otherOrigin}/inner"></iframe>`);
    const opened = await the.reader.open(`${the.server.origin}/outer`);
    await opened.waitForWord('tamoxifen');
    const popup = await the.reader.popup(opened);
    await popup.turn(SITE, false);
    await none(opened);
  });

  test.each([
    { 'site:localhost': 17, pausedUntil: 'no' },
    { 'site:localhost': null, pausedUntil: { on: false } },
    { 'site:localhost': ['off'], pausedUntil: 0, mode: 7, 'site:': 'off' },
  ])('a stored choice of the wrong type counts as none (%j)', async (items) => {
    await the.reader.store(items);
    const opened = await open('/one');
    await opened.waitForWord('letrozole');
    const popup = await the.reader.popup(opened);
    expect((await popup.switches()).map(({ isOn }) => isOn)).toEqual([true, true]);
    await popup.turn(SITE, false);
    await none(opened);
  });

  test('a choice is remembered when the browser starts anew', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'plainword-'));
    try {
      const url = the.server.put('/again', '<p>letrozole</p>');
      let reader = await Reader.launch(the.browser, { profile });
      const opened = await reader.open(url);
      await opened.waitForWord('letrozole');
      await (await reader.popup(opened)).turn(SITE, false);
      await none(opened);
      await reader.close();

      reader = await Reader.launch(the.browser, { profile });
      const again = await reader.open(url);
      expect(await again.wordsIfAny()).toEqual([]);
      await (await reader.popup(again)).turn(SITE, true);
      await again.waitForWord('letrozole');
      await reader.close();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
