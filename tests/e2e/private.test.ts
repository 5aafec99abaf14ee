/** Private windows: words are explained there as anywhere, and nothing of what is done in them stays. */
import { expect, test } from 'vitest';
import { inEachBrowser, SITE } from './browsers.ts';
import { chooseInMenu } from './driver/menu.ts';
import type { Opened } from './driver/opened.ts';
import { explainedWords, openReading, viewOf } from './driver/reading.ts';
import { until } from './driver/wait.ts';

inEachBrowser(
  'private windows',
  (the) => {
    let visits = 0;
    /** A path of its own for each: windows are told apart by their address. */
    const put = () => the.server.put(`/private-${visits++}`, '<p>letrozole and tamoxifen</p>');
    const none = (opened: Opened) => expect.poll(() => opened.words(), { timeout: 15_000 }).toEqual([]);

    test('words are explained, and what could not be kept is not offered', async () => {
      const opened = await the.reader.openPrivately(put());
      await opened.waitForWord('letrozole');
      await opened.hover('letrozole');
      const card = await opened.waitForCard({ heading: 'letrozole' });
      const names = card.buttons.map(({ name }) => name);
      expect(names).toContain('Turn off on this site');
      expect(names).not.toContain('I know this word');
      expect(names).not.toContain('Save to my words');
    });

    test('a site turned off there is off there only, until the last private window closes', async () => {
      const usual = await the.reader.open(put());
      await usual.waitForWord('letrozole');
      const opened = await the.reader.openPrivately(put());
      const other = await the.reader.openPrivately(put());
      await opened.waitForWord('letrozole');
      await other.waitForWord('letrozole');
      await opened.click('letrozole');
      await opened.waitForCard();
      await opened.press('Turn off on this site');
      await none(opened);
      await none(other);
      expect(await usual.words()).not.toEqual([]);
      expect(await the.reader.stored()).toEqual({});

      // And on again, with the menu.
      await chooseInMenu(opened, { menuItemId: 'site' });
      await other.waitForWord('letrozole');
      await chooseInMenu(opened, { menuItemId: 'site' });
      await none(other);

      await opened.page.close();
      await other.page.close();
      await until('the choice to be forgotten', () =>
        the.reader.own(async () =>
          Object.keys(await chrome.storage.session.get(null)).every((key) => !key.includes('site')),
        ),
      );
      const later = await the.reader.openPrivately(put());
      await later.waitForWord('letrozole');
      expect(await the.reader.stored()).toEqual({});
    });

    test('the reading view opens beside a page there, or is not offered where it would be seen elsewhere', async () => {
      const article = `<article><h1>On the ward</h1>${'<p>Every Thursday at nine, eleven people meet at the old mill and walk as far as they like.</p>'.repeat(6)}<p>They take letrozole.</p></article>`;
      const opened = await the.reader.openPrivately(the.server.put(`/private-${visits++}`, article));
      await opened.waitForWord('letrozole');
      await chooseInMenu(opened, { menuItemId: 'read' });
      if (the.browser === 'chromium') {
        // That of another page, opened later, is the only one.
        const usual = await the.reader.open(the.server.put(`/private-${visits++}`, article));
        await openReading(usual);
        const views = await the.reader.own(async () =>
          (await chrome.tabs.query({})).filter(({ url }) => url?.includes('/reading.html')),
        );
        expect(views.length).toBe(1);
        return;
      }
      const view = await viewOf(the.reader);
      expect((await explainedWords(view)).map(({ text }) => text)).toEqual(['letrozole']);
      expect(await view.evaluate(() => chrome.tabs.getCurrent().then((tab) => tab?.incognito))).toBe(true);
      await view.evaluate(() => document.querySelector<HTMLElement>('.article mark')!.focus());
      await view.keyboard.press('Enter');
      await view.waitForSelector('.note[data-open="true"]');
      expect(await view.$eval('.note', (note) => note.textContent)).not.toContain('Save to my words');
    });

    test('the popup says that the choice is forgotten', async () => {
      if (the.browser === 'firefox') return; // Its popup cannot be opened over a private window from outside.
      const opened = await the.reader.openPrivately(put());
      await opened.waitForWord('letrozole');
      const popup = await the.reader.popup(opened);
      expect(await popup.text()).toContain('In a private window this is forgotten when you close it.');
      await popup.turn(SITE, false);
      await none(opened);
      expect(await the.reader.stored()).toEqual({});
    });
  },
  { privately: true },
);
