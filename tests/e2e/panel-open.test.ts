/** The panel in its own place in the browser: it opens when asked to, and follows the tab in front. */
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { closeBeside, textBeside } from './driver/beside.ts';
import { chooseInMenu } from './driver/menu.ts';
import { until } from './driver/wait.ts';

inEachBrowser('opening the panel', (the) => {
  afterEach(() => closeBeside(the.reader));

  const isRead = (text: string) =>
    until(`"${text}" in the panel`, async () => (await textBeside(the.reader))?.includes(text));

  test('it is not open by itself; the popup opens it, and it follows the tab in front', async () => {
    const first = await the.reader.open(the.server.put('/first', '<p>letrozole</p>'));
    await first.waitForWord('letrozole');
    expect(await textBeside(the.reader)).toBeNull();
    const popup = await the.reader.popup(first);
    await (await popup.page.waitForSelector('.popup-button'))!.click();
    // In Firefox this popup is a tab, which is in front until the page is again.
    await first.page.bringToFront();
    await isRead('letrozole');
    const second = await the.reader.open(the.server.put('/second', '<p>tamoxifen</p>'));
    await until('the words of the second page alone', async () => {
      const text = await textBeside(the.reader);
      return text?.includes('tamoxifen') && !text.includes('letrozole');
    });
    await first.page.bringToFront();
    await isRead('letrozole');
    await second.page.close();
    await first.page.goto(the.server.put('/third', '<p>anastrozole</p>'));
    await isRead('anastrozole');
  });

  // What opens a panel has to be the reader's own press, which no driver can do to a menu or a shortcut. Where the browser
  // refuses for that reason, the panel opens in a tab, as it does in browsers without one.
  test.each(['menu', 'shortcut'])('it opens by %s', async (by) => {
    const opened = await the.reader.open(the.server.put('/asked', '<p>letrozole</p>'));
    await opened.waitForWord('letrozole');
    if (by === 'menu') await chooseInMenu(opened, { menuItemId: 'panel' });
    else await the.reader.command('open-panel');
    const inTab = () =>
      the.reader.own(async () => {
        const tabs = await chrome.tabs.query({});
        const tab = tabs.find(({ url }) => url?.startsWith(`${chrome.runtime.getURL('/sidepanel.html')}?`));
        return tab ? { id: tab.id!, url: tab.url! } : null;
      });
    const where = await until('the panel', async () => (await textBeside(the.reader)) ?? (await inTab()));
    if (typeof where === 'string') {
      await isRead('letrozole');
    } else {
      expect(new URL(where.url).searchParams.get('tab')).toBe(String(opened.tabId));
      await the.reader.own((id) => chrome.tabs.remove(id), where.id);
    }
  });
});
