/** Words follow a page that changes: what is underlined is what a fresh look at the same page would give. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

inEachBrowser('changes', (the) => {
  const texts = async (opened: Opened) => (await opened.words()).map(({ text }) => text);

  test.each([3, 11, 42])('after thousands of changes, all is as on a fresh page (seed %i)', async (seed) => {
    const opened = await the.reader.open(`${the.server.origin}/changing.html#pause&seed=${seed}`);
    await opened.allWords();
    for (let round = 0; round < 10; round++) {
      await opened.page.evaluate(() => (window as unknown as { change(times: number): void }).change(300));
    }
    // The page as it stands, without its script, and without the seams between its text nodes.
    const html = (await opened.html()).replace(/<script>[\s\S]*<\/script>/, '');
    const fresh = await the.reader.open(
      the.server.put(`/frozen-${seed}`, { body: `<!doctype html>${html}` }),
    );
    await fresh.allWords();
    await opened.page.bringToFront();
    // Both are asked again: neither is sure to be done with reading at once.
    await until('the words of a fresh page', async () => {
      expect(await texts(opened)).toEqual(await texts(fresh));
      return true;
    });
  });

  test('a result that a framework rewrites is never shown with the old word', async () => {
    const opened = await the.reader.open(
      the.server.put('/result', '<p id="result">HER2-positive</p><p>letrozole</p>'),
    );
    await opened.waitForWord('HER2-positive');
    await opened.page.evaluate(() => {
      (document.getElementById('result')!.firstChild as Text).data = 'Nothing was found.';
    });
    await expect.poll(() => texts(opened)).toEqual(['letrozole']);
    expect(await opened.page.evaluate(() => document.body.textContent)).toContain('Nothing was found.');
    await opened.page.evaluate(() => {
      (document.getElementById('result')!.firstChild as Text).data = 'HER2-negative';
    });
    await opened.waitForWord('HER2-negative');
  });

  test('a word that goes takes its card along', async () => {
    const opened = await the.reader.open(
      the.server.put('/gone', '<p id="gone">Take letrozole.</p><p>tamoxifen</p>'),
    );
    await opened.click('letrozole');
    await opened.waitForCard();
    await opened.page.evaluate(() => document.getElementById('gone')!.remove());
    await opened.waitForNoCard();
    await expect.poll(() => texts(opened)).toEqual(['tamoxifen']);
  });

  test('text that comes late gives a reason to words that waited', async () => {
    const opened = await the.reader.open(the.server.put('/late', '<p>Ask about the AI. Take tamoxifen.</p>'));
    await expect.poll(() => texts(opened)).toEqual(['tamoxifen']);
    await opened.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p>You may take letrozole.</p>');
    });
    await opened.waitForWord('AI');
  });
});
