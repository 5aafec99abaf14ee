/**
 * A page that wants more than to be read: nothing of it runs in the reading view, nothing is asked of the network, and
 * what is too large or made to break is answered with a sentence.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { testedBrowsers } from './browsers.ts';
import { startProxy, type WayOut } from './driver/proxy.ts';
import { Reader } from './driver/reader.ts';
import { explainedWords, openReading, reload, sorry } from './driver/reading.ts';
import { type Server, serve } from './driver/server.ts';
import { until } from './driver/wait.ts';
import { collectFaults } from './faults.ts';

const TEXT =
  '<p>Every Thursday at nine, eleven people meet at the old mill and walk as far as they like, and talk of trastuzumab.</p>';

/** Each wants to do `hit()`, to load from `/ASKED`, or to break out of where it stands. */
const HOSTILE = [
  '<script>hit()</script><script src="/ASKED/a.js"></script><script type="module">hit()</script>',
  '<img src="/ASKED/b.png" onerror="hit()"><img src=x: onerror="hit()" srcset="/ASKED/c.png 2x">',
  '<picture><source srcset="/ASKED/d.png"><img loading="lazy" src="/ASKED/e.png"></picture>',
  '<p onclick="hit()" onmouseover="hit()" onfocus="hit()" tabindex="0" autofocus>pressed</p>',
  '<p style="background:url(/ASKED/f.png);position:fixed;inset:0;z-index:9">over all</p>',
  '<p><a href="javascript:hit()">first</a> <a href="JaVa&#9;Script:hit()">second</a> <a href="data:text/html,<script>hit()</script>">third</a></p>',
  '<svg onload="hit()"><script>hit()</script><image href="/ASKED/g.png"/><a xlink:href="javascript:hit()"><text>drawn</text></a><foreignObject><img src=x: onerror="hit()"></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=hit()&gt;"></table></mtext></math>',
  '<form action="/ASKED/h"><input autofocus onfocus="hit()"><button formaction="javascript:hit()">Press</button></form>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror="hit()">',
  '<noscript><p title="</noscript><img src=x: onerror=hit()>">no script</p></noscript>',
  '<svg></p><style><a id="</style><img src=x: onerror=hit()>"></a></style></svg>',
  '<template><template shadowrootmode="open"><script>hit()</script></template><img src="/ASKED/i.png" onerror="hit()"></template>',
  '<div><template shadowrootmode="open"><style>@import "/ASKED/j.css"</style><script>hit()</script></template></div>',
  '<iframe src="/ASKED/k"></iframe><iframe srcdoc="<script>parent.hit()</script>"></iframe><object data="/ASKED/l"></object><embed src="/ASKED/m">',
  '<video src="/ASKED/n.mp4" poster="/ASKED/o.png" autoplay onerror="hit()"></video><audio src="/ASKED/p.mp3" autoplay></audio>',
  '<style>@import "/ASKED/q.css"; body { background: url(/ASKED/r.png) } p { display: none }</style>',
  '<link rel="stylesheet" href="/ASKED/s.css"><link rel="preload" as="image" href="/ASKED/t.png"><link rel="prefetch" href="/ASKED/u">',
  '<meta http-equiv="refresh" content="9999;url=/ASKED/v">',
  '<details ontoggle="hit()" open><summary>more</summary>text</details><marquee onstart="hit()">moves</marquee>',
  '<img name="body"><img name="querySelectorAll"><form name="documentElement"><input name="parentNode" id="attributes"></form>',
  '<div class="note" id="note-1-0" data-open="true"><button class="note-name">forged</button></div>',
  '<mark class="plainword" role="button" tabindex="0" data-note="note-1-0" data-markjs="true">forged</mark>',
  '<x-element><slot onslotchange="hit()"></slot></x-element><p is="x-p" contenteditable>written</p>',
];

const hostilePage = (
  base: string,
) => `<!doctype html><html lang="en"><head><title>&lt;img src=x: onerror=hit()&gt;</title>
<base href="${base}/ASKED/"><meta property="og:site_name" content="&lt;script&gt;hit()&lt;/script&gt;">
<meta name="author" content="&lt;img src=x: onerror=hit()&gt;"></head><body><article><h1>&lt;img src=x: onerror=hit()&gt;</h1>
${HOSTILE.map((piece) => TEXT + piece).join('\n')}${TEXT}</article></body></html>`;

describe.each(testedBrowsers)('a hostile page in the reading view (%s)', (name) => {
  let proxy: WayOut;
  let server: Server;
  let reader: Reader;

  beforeAll(async () => {
    proxy = await startProxy();
    server = await serve();
    reader = await Reader.launch(name, { proxy: proxy.address });
  });
  afterEach(() => reader.closeTabs());
  afterAll(async () => {
    await reader?.close();
    await server?.close();
    await proxy?.close();
  });

  test('does nothing, and nothing is asked of the network', async () => {
    // The page itself loads and runs nothing either: what is asked for is asked by the view.
    const url = server.put('/hostile', {
      body: hostilePage(server.origin),
      headers: { 'content-security-policy': "default-src 'none'" },
    });
    const opened = await reader.open(url);
    await until('the page to be loaded', () =>
      opened.page.evaluate(() => document.readyState === 'complete'),
    );
    proxy.asked.length = 0;
    const view = await openReading(opened);
    const faults = collectFaults(view);
    const words = await explainedWords(view);
    expect(new Set(words.map(({ text }) => text))).toEqual(new Set(['trastuzumab']));

    // Everything that can be pressed is pressed, but for what leaves the view.
    await view.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('.article *:not(.link)'))
        element.click?.();
    });
    await view.mouse.move(300, 400);
    await reload(view);
    await explainedWords(view);

    const article = await view.evaluate(() => {
      const all = [...document.querySelectorAll('.article *')].filter(
        (element) => !element.closest('.notes, .article-about'),
      );
      return {
        title: document.querySelector('h1')!.textContent,
        names: [...new Set(all.map(({ localName }) => localName))].sort(),
        attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))]
          .filter((one) => !one.startsWith('data-'))
          .sort(),
        handlers: all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).length,
        isCovered: document.elementFromPoint(400, 300)?.closest('.reading') === null,
      };
    });
    expect(article.title).toBe('<img src=x: onerror=hit()>');
    expect(article.handlers).toBe(0);
    expect(article.isCovered).toBe(false);
    const GONE =
      'a audio base button details embed form iframe img input link math meta noscript object picture script style svg template video';
    for (const name of GONE.split(' ')) expect(article.names).not.toContain(name);
    for (const name of ['style', 'href', 'src', 'srcset', 'contenteditable', 'is', 'name'])
      expect(article.attributes).not.toContain(name);
    expect(proxy.asked.filter((address) => address.includes(server.origin.split('//')[1]!))).toEqual([]);
    // What ran would not find `hit`, and would say so. Chromium tells what its policy refused where a page is parsed.
    expect(faults.filter((fault) => !/violates the following Content Security Policy/.test(fault))).toEqual(
      [],
    );
  });

  test.each([
    [
      '10 MB of text',
      'This page is too long',
      `<div hidden>${'Every Thursday at nine they walk. '.repeat(300_000)}</div>`,
    ],
    ['more elements than an article has', 'This page is too long', '<i>x</i> '.repeat(80_000)],
    ['nothing but elements in elements', 'There is no article', '<div>'.repeat(5000)],
  ])('of %s is answered with a sentence', async (_, sentence, html) => {
    const opened = await reader.open(server.put('/large', html), { timeout: 60_000 });
    expect(await sorry(await openReading(opened))).toContain(sentence);
  });
});
