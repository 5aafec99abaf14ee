/** Articles of the world, made into pages with what usually stands around them: their text is found, whole and alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { explainedWords, openReading } from './driver/reading.ts';

const FOLDER = resolve('../shared/eval/health');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => file.endsWith('.txt')) : [];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const pageOf = (
  paragraphs: readonly string[],
) => `<!doctype html><html lang="en"><head><title>An article</title>
<style>.menu { display: flex }</style></head><body>
<header><nav class="menu"><ul>${'<li><a href="/x">Another section</a></li>'.repeat(12)}</ul></nav></header>
<div class="layout"><div class="content"><h1>An article</h1><div class="share"><button>Share</button></div>
${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n<div class="ad"><iframe></iframe></div>\n')}</div>
<aside class="sidebar"><h2>Most read</h2><ul>${'<li><a href="/y">Something else altogether</a></li>'.repeat(8)}</ul></aside></div>
<footer><p>Made by the makers of this page. <a href="/z">Contact</a></p></footer></body></html>`;

describe.runIf(files.length > 0)('articles of the world', () => {
  inEachBrowser('in the reading view', (the) => {
    // They are alike, and Firefox finds the same with the same library: some are enough.
    const step = the.browser === 'firefox' ? 8 : 3;
    const some = files.filter((_, i) => i % step === 0);
    test.each(some)('%s', async (file) => {
      const paragraphs = readFileSync(resolve(FOLDER, file), 'utf8')
        .split(/\n+/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
      const opened = await the.reader.open(the.server.put('/article', { body: pageOf(paragraphs) }));
      const view = await openReading(opened);
      await explainedWords(view);
      const text = await view.evaluate(() => {
        const article = document.querySelector('.article')!.cloneNode(true) as Element;
        for (const ours of article.querySelectorAll('.notes, .article-about, h1')) ours.remove();
        return article.textContent;
      });
      const plain = (text: string) => text.replace(/\s+/g, '');
      for (const paragraph of paragraphs) expect(plain(text)).toContain(plain(paragraph));
      for (const around of ['Another section', 'Most read', 'Share', 'the makers of this page'])
        expect(text).not.toContain(around);
    });
  });
});
