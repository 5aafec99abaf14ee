/** Words in frames of every kind and in shadow roots, each with its card. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { until, untilStill } from './driver/wait.ts';

inEachBrowser('frames and shadow roots', (the) => {
  test('a frame without an address of its own, a blank one, and one from another site', async () => {
    the.server.put('/inner', '<p style="margin: 30px">anastrozole</p>');
    const url = the.server.put(
      '/frames',
      `<p>letrozole</p>
       <iframe srcdoc="<p>tamoxifen</p>"></iframe>
       <iframe id="blank"></iframe>
       <iframe width="700" height="420" src="${the.server.otherOrigin}/inner"></iframe>
       <script>document.getElementById('blank').contentDocument.body.textContent = 'exemestane';</script>`,
    );
    const opened = await the.reader.open(url);
    for (const text of ['letrozole', 'tamoxifen', 'exemestane', 'anastrozole'])
      await opened.waitForWord(text);

    const frame = await opened.frame(`${the.server.otherOrigin}/inner`);
    await opened.hover('anastrozole', { frame });
    const card = await opened.waitForCard({ heading: 'anastrozole' });
    expect(card.frame).toBe(frame.url());
    expect(card.box.x).toBeGreaterThanOrEqual(0);
    expect(card.box.y + card.box.height).toBeLessThanOrEqual(420);
    await opened.press('Close', { frame });
    await opened.waitForNoCard();
  });

  test('open shadow roots, also of elements that come later, and one within another', async () => {
    const url = the.server.put(
      '/shadow',
      `<p>letrozole</p><x-result></x-result>
       <div><template shadowrootmode="open"><p>exemestane</p></template></div>
       <script>
         customElements.define('x-inner', class extends HTMLElement {
           connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<b>tamoxifen</b>'; }
         });
         customElements.define('x-result', class extends HTMLElement {
           connectedCallback() {
             this.attachShadow({ mode: 'open' }).innerHTML = '<p style="margin-top: 60px">anastrozole <x-inner></x-inner></p>';
           }
         });
       </script>`,
    );
    const opened = await the.reader.open(url);
    for (const text of ['letrozole', 'anastrozole', 'tamoxifen', 'exemestane'])
      await opened.waitForWord(text);
    expect(await opened.isUnderlined('tamoxifen')).toBe(true);
    await opened.hover('tamoxifen');
    await opened.waitForCard({ heading: 'tamoxifen' });
    await opened.page.keyboard.press('Escape');
    await opened.page.evaluate(() => document.body.append(document.createElement('x-result')));
    await expect
      .poll(async () => (await opened.words()).filter(({ text }) => text === 'anastrozole').length)
      .toBe(2);
  });

  test('a frame without words says nothing, neither when it comes nor when it goes', async () => {
    await the.reader.own(() => {
      const heard: (string | undefined)[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener(({ type }: { type: string }, { url }) => {
        if (type === 'found') heard.push(url);
      });
    });
    const heard = () => the.reader.own(() => (globalThis as unknown as { heard: string[] }).heard);
    const quiet = ['/quiet-1', '/quiet-2'].map((path) => the.server.put(path, '<p>Nothing to explain.</p>'));
    const url = the.server.put('/page', `<iframe src="${quiet[0]}"></iframe><p>tamoxifen</p>`);
    const opened = await the.reader.open(url);
    await opened.frame('/quiet-1');
    // Asked, as when the popup opens, it answers as soon as it is read.
    await until('the answer of the frame', async () => {
      await the.reader.own(
        (id) => chrome.tabs.sendMessage(id, { type: 'report' }).catch(() => {}),
        opened.tabId,
      );
      return (await heard()).includes(quiet[0]!);
    });
    await untilStill(heard, 500);
    await the.reader.own(() => {
      (globalThis as unknown as { heard: string[] }).heard.length = 0;
    });
    await opened.page.evaluate((url) => {
      document.querySelector('iframe')!.src = url!;
    }, quiet[1]);
    await opened.frame('/quiet-2');
    await opened.page.evaluate(() => document.querySelector('iframe')!.remove());

    // A frame with words tells of them, and that they are gone.
    await opened.page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>letrozole</p>';
      document.body.append(frame);
    });
    await expect.poll(heard).toEqual(['about:srcdoc']);
    await opened.page.evaluate(() => document.querySelector('iframe')!.remove());
    await expect.poll(heard).toEqual(['about:srcdoc', 'about:srcdoc']);
  });

  test('a word in a dialog has its card above the dialog', async () => {
    const url = the.server.put(
      '/dialog',
      `<p>letrozole</p><dialog id="d" style="margin-top: 40px"><p>tamoxifen</p><button>OK</button></dialog>
       <script>document.getElementById('d').showModal()</script>`,
    );
    const opened = await the.reader.open(url);
    await opened.hover('tamoxifen');
    expect((await opened.waitForCard()).hostParent).toBe('dialog');
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await opened.page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true);
  });
});
