/** What the reading view may hold, asked of every element and attribute; and pages made to get more past it. */
import { expect } from 'vitest';
import { extract } from '../../entrypoints/reading/extract.ts';
import { ALLOWED, LINK_ATTRIBUTES } from '../../entrypoints/reading/sanitise.ts';

const EVERYWHERE = ['lang', 'dir'];
const HTML = 'http://www.w3.org/1999/xhtml';

/** Everything in a fragment that has no business there. */
export function strangers(fragment: DocumentFragment): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) continue;
    if (!(node instanceof Element)) {
      found.push(node.nodeName);
      continue;
    }
    const isFrame = node.localName === 'div' && node.className === 'table-frame';
    const allowed = [
      ...EVERYWHERE,
      ...(ALLOWED[node.localName] ?? []),
      ...(node.localName === 'a' ? LINK_ATTRIBUTES : []),
      ...(isFrame ? ['class'] : []),
    ];
    if (node.namespaceURI !== HTML || !Object.hasOwn(ALLOWED, node.localName)) found.push(node.nodeName);
    for (const { name } of node.attributes)
      if (!allowed.includes(name)) found.push(`${node.nodeName} ${name}`);
    if (node.localName === 'a') {
      const { protocol, rel } = node as HTMLAnchorElement;
      if (protocol !== 'https:' || !rel.includes('noreferrer')) found.push(node.outerHTML);
    }
    if ('shadowRoot' in node && node.shadowRoot) found.push(`${node.nodeName} with a shadow root`);
  }
  return found;
}

/** Text long enough to be an article, with a place for what is tested. */
export const articleWith = (html: string): string => `<html lang="en"><head><title>On the ward</title></head>
  <body><article><h1>On the ward</h1>
  ${'<p>Every Thursday at nine, eleven people meet at the old mill and walk as far as they like, some round the pond, some up the hill.</p>'.repeat(4)}
  ${html}
  <p>The talk is the best part, says Ines, who is a retired bus driver, and who has walked with them, in rain and wind, for two years.</p>
  </article></body></html>`;

export const PAGE = 'https://news.example/a/b.html';

/** The article of a page. */
export function read(html: string) {
  const article = extract({ html, url: PAGE, base: PAGE });
  expect(article, 'an article').toBeTypeOf('object');
  return article as Exclude<typeof article, string>;
}

/** The article's text as HTML, to compare. */
export function htmlOf(body: DocumentFragment): string {
  const box = document.createElement('div');
  box.append(body.cloneNode(true));
  return box.innerHTML;
}
