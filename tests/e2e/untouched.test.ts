/** The page is never changed: byte for byte the same with words painted, and one element more while a card is open. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';

inEachBrowser('the page', (the) => {
  test.each(['portal-visit', 'pathology-report', 'news-article'])('%s stays as it was', async (name) => {
    const url = `${the.server.origin}/${name}.html`;
    await the.reader.store({ 'site:localhost': 'off' });
    const without = await (await the.reader.open(url)).html();
    await the.reader.store({});

    const opened = await the.reader.open(url);
    const [word] = (await opened.allWords()).filter(({ entries }) => !entries[0]!.sensitive);
    expect(await opened.html()).toBe(without);

    await opened.click(word!.text);
    const { hosts } = await opened.waitForCard();
    expect(hosts).toBe(1);
    const added = await opened.page.evaluate((html) => {
      const host = [...document.querySelectorAll('[popover]')].at(-1)!;
      const whole = document.documentElement.outerHTML;
      return {
        host: host.localName,
        inside: host.innerHTML,
        isAll: whole.replace(host.outerHTML, '') === html,
      };
    }, without);
    expect(added).toEqual({ host: 'div', inside: '', isAll: true });

    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
    expect(await opened.html()).toBe(without);
  });

  test('cannot see us: no global, no event, no message, no stylesheet of ours', async () => {
    const url = the.server.put('/ears', {
      body: `<!doctype html><html lang="en"><head><script>
        window.heard = [];
        window.before = new Set(Object.getOwnPropertyNames(window));
        const names = new Set();
        const add = EventTarget.prototype.dispatchEvent;
        EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return add.call(this, event); };
        addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
        new MutationObserver((records) => heard.push(...records.map(({ type, attributeName }) => type + attributeName)))
          .observe(document.documentElement, { attributes: true, subtree: true });
      </script></head><body><p>letrozole, tamoxifen, HER2-positive</p></body></html>`,
    });
    const opened = await the.reader.open(url);
    await opened.allWords();
    const seen = await opened.page.evaluate(() => {
      const page = window as unknown as { heard: string[]; before: Set<string> };
      return {
        heard: page.heard,
        globals: Object.getOwnPropertyNames(window).filter((name) => /plainword/i.test(name)),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      };
    });
    expect(seen).toEqual({ heard: [], globals: [], sheets: 0 });
  });
});
