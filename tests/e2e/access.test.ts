/** The reader closes pages to the extension while they are open, and opens them again. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { setAccess } from './driver/access.ts';
import { collectFaults } from './faults.ts';

inEachBrowser('access to pages', (the) => {
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
});
