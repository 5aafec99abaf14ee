/** Pages that are in the way: strict policies, emptied stylesheets, clobbered documents, cleaning scripts. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';

inEachBrowser('hostile pages', (the) => {
  test('the strictest policy and Trusted Types', async () => {
    const url = the.server.put('/strict', {
      body: '<!doctype html><html lang="en"><title>x</title><body><p>letrozole</p></body></html>',
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox",
      },
    });
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    expect(await opened.isUnderlined('letrozole')).toBe(true);
    await opened.hover('letrozole');
    const card = await opened.waitForCard({ heading: 'letrozole' });
    expect(card.box.width, 'the card has its own style').toBeGreaterThan(200);
  });

  test('a page that empties its stylesheets and the registry of highlights', async () => {
    const url = the.server.put(
      '/empties',
      `<p>letrozole</p><p id="more"></p>
       <script>setInterval(() => { document.adoptedStyleSheets = []; for (const s of document.querySelectorAll('style')) s.remove(); }, 20)</script>`,
    );
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    expect(await opened.isUnderlined('letrozole')).toBe(true);
    await opened.page.evaluate(() => {
      CSS.highlights.clear();
      document.getElementById('more')!.textContent = 'tamoxifen';
    });
    await opened.waitForWord('tamoxifen');
    expect(await opened.isUnderlined('letrozole')).toBe(true);
  });

  test('elements that are named like parts of the document', async () => {
    const url = the.server.put(
      '/clobbered',
      `<form name="body"></form><img name="documentElement"><img name="createElement"><form name="createTreeWalker"></form>
       <form id="f"><input name="parentNode"><input name="firstChild"><input name="nextSibling"><input name="childNodes">
       <input name="nodeType"><input name="getRootNode"><input name="isConnected"><input name="localName"><p>letrozole</p></form>
       <img name="querySelectorAll"><img name="elementsFromPoint"><img name="caretPositionFromPoint"><img name="activeElement">
       <p>tamoxifen</p>`,
    );
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    await opened.hover('tamoxifen');
    await opened.waitForCard({ heading: 'tamoxifen' });
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
  });

  test('a page that removes every element it does not know', async () => {
    const url = the.server.put(
      '/cleans',
      `<p>letrozole</p><script>
        new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes) node.remove(); })
          .observe(document.documentElement, { childList: true });
      </script>`,
    );
    const opened = await the.reader.open(url);
    await opened.click('letrozole');
    await opened.waitForNoCard();
    expect((await opened.allWords()).map(({ text }) => text)).toEqual(['letrozole']);
    await opened.page.reload();
    await opened.waitForWord('letrozole');
  });

  test('a page whose style reaches for everything', async () => {
    const url = the.server.put(
      '/loud',
      `<style>* { all: unset !important; display: none !important } html, body, p { display: block !important }
        div { transform: scale(0) !important; opacity: 0 !important; visibility: hidden !important; pointer-events: none !important }</style>
       <p>letrozole</p>`,
    );
    const opened = await the.reader.open(url);
    await opened.hover('letrozole');
    const card = await opened.waitForCard({ heading: 'letrozole' });
    expect(card.box.width).toBeGreaterThan(200);
    await opened.press('Close');
    await opened.waitForNoCard();
  });

  test.each([
    ['text/plain', 'Take letrozole each day.', true],
    [
      'application/xhtml+xml',
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>letrozole</p></body></html>',
      true,
    ],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">letrozole</text></svg>', false],
    ['application/xml', '<a>letrozole</a>', false],
  ])('a document of the type %s', async (type, body, isRead) => {
    const url = the.server.put(`/${type.replace(/\W/g, '-')}`, { body, headers: { 'content-type': type } });
    const opened = await the.reader.open(url);
    if (isRead) await opened.waitForWord('letrozole');
    else expect(await opened.allWords()).toEqual([]);
  });

  test('what is being written is left alone', async () => {
    const url = the.server.put(
      '/editors',
      `<p>letrozole</p><textarea>letrozole</textarea><div contenteditable>letrozole</div><code>letrozole</code>
       <div data-plainword="off">letrozole</div><p lang="de">letrozole</p>`,
    );
    const opened = await the.reader.open(url);
    await opened.waitForWord('letrozole');
    expect(await opened.allWords()).toHaveLength(1);
  });
});
