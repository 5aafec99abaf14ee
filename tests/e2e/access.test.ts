/** The reader closes pages to the extension while they are open, and opens them again. */
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { allowInPrompt, setAccess } from './driver/access.ts';
import { Popup } from './driver/popup.ts';
import { untilStill } from './driver/wait.ts';
import { collectFaults } from './faults.ts';

inEachBrowser('access to pages', (the) => {
  afterEach(() => setAccess(the.reader, true));

  test('withdrawn and given back while a page is open', async () => {
    const opened = await the.reader.open(
      the.server.put('/open', '<p>letrozole</p><iframe srcdoc="<p>tamoxifen</p>"></iframe>'),
    );
    const faults = collectFaults(opened.page);
    await opened.waitForWord('letrozole');
    await opened.waitForWord('tamoxifen');
    const painted = () =>
      Promise.all(opened.page.frames().map((frame) => frame.evaluate(() => CSS.highlights.size)));

    await setAccess(the.reader, false);
    await expect.poll(painted).toEqual([0, 0]);
    await opened.page.evaluate(() => {
      document.querySelector('p')!.textContent = 'anastrozole';
    });
    await opened.page.mouse.move(20, 25);
    expect(await painted()).toEqual([0, 0]);

    await setAccess(the.reader, true);
    await expect.poll(painted).toEqual([1, 1]);
    await opened.hover('anastrozole');
    await opened.waitForCard({ heading: 'anastrozole' });
    expect(faults).toEqual([]);
  });

  test('withdrawn from a page without words, and given back', async () => {
    const opened = await the.reader.open(the.server.put('/quiet', '<p>The paper lay on the table.</p>'));
    const faults = collectFaults(opened.page);
    expect(await opened.wordsIfAny()).toEqual([]);
    const painted = () => opened.page.evaluate(() => CSS.highlights.size);
    await setAccess(the.reader, false);
    await opened.page.evaluate(() => {
      document.querySelector('p')!.textContent = 'letrozole';
    });
    await untilStill(painted, 1000);
    expect(await painted()).toBe(0);
    await setAccess(the.reader, true);
    await expect.poll(painted).toBe(1);
    expect(faults).toEqual([]);
  });

  test('the popup says that it is missing, and its button asks the browser for it', async () => {
    await setAccess(the.reader, false);
    const opened = await the.reader.open(the.server.put('/closed', '<p>letrozole</p>'));
    await opened.page.bringToFront();
    // In a tab: over a page that it may not see, Chromium's button asks for that page alone.
    const page = await the.reader.installed.openOwnPage('popup.html');
    await page.bringToFront();
    const popup = await Popup.in(page);
    await expect
      .poll(() => popup.text(), { timeout: 10_000 })
      .toContain('does not let Plainword read this site');
    await popup.page.evaluate(() => {
      const { permissions } = chrome;
      const request = permissions.request.bind(permissions) as (...asked: unknown[]) => unknown;
      const noted = (...asked: unknown[]) => {
        document.documentElement.dataset.asked = JSON.stringify(asked[0]);
        return request(...asked);
      };
      Object.assign(permissions, { request: noted });
    });
    await popup.page.click('.popup-solid');
    await expect
      .poll(() => popup.page.evaluate(() => document.documentElement.dataset.asked))
      .toBe('{"origins":["<all_urls>"]}');
    if (the.browser === 'firefox') {
      await allowInPrompt(the.reader);
      await expect.poll(() => popup.text(), { timeout: 10_000 }).toContain('1 word explained on this page.');
    } else {
      await setAccess(the.reader, true);
    }
    await opened.page.bringToFront();
    await opened.waitForWord('letrozole');
    if (!page.isClosed()) await page.close();
  });
});
