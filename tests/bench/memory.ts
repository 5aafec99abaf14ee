/** What stays in memory after an hour's worth of changes, with and without the extension. */
import type { Browser } from 'puppeteer-core';
import { inTab, settled } from './browser.ts';

export interface MemoryResult {
  changes: number;
  alone: Growth;
  extension: Growth;
}

export interface Growth {
  /** JavaScript of all worlds of the page, after collecting garbage, kB. */
  before: number;
  after: number;
  /** DOM nodes that are kept alive, in the document or not. */
  nodesBefore: number;
  nodesAfter: number;
}

/** A feed: rows come at the top, the oldest go; one in three is edited; now and then all is drawn anew. */
export const feed = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Feed</title><h1>Notes on letrozole</h1><div id="feed"></div><script>
const texts = ['Take letrozole each day.', 'HER2-positive, grade 2.', 'See you on Monday.', 'Ask about the lumpectomy.', 'The parking is behind the house.'];
let count = 0;
const feed = document.getElementById('feed');
async function live(changes) {
  for (let i = 0; i < changes; i++) {
    const post = document.createElement('p');
    post.innerHTML = '<b>Note ' + count + '</b> ' + texts[count++ % texts.length] + ' <i>just now</i>';
    feed.prepend(post);
    if (feed.children.length > 60) feed.lastElementChild.remove();
    if (i % 3 === 0) feed.children[i % feed.children.length].lastChild.textContent = texts[i % texts.length];
    if (i % 500 === 499) feed.replaceChildren();
    if (i % 20 === 19) await new Promise((done) => setTimeout(done));
  }
}
feed.append(...texts.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
</script>`;

/** Four changes a second. */
const CHANGES = 4 * 3600;
/** A first part, so that what is made once is there before the first look. */
const FIRST = 1000;

const growth = (browser: Browser, url: string): Promise<Growth> =>
  inTab(browser, async (page, cdp) => {
    await page.goto(url, { waitUntil: 'load' });
    const look = async () => {
      await settled(page, 1500);
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { nodes } = await cdp.send('Memory.getDOMCounters');
      return { kilobytes: usedSize / 1024, nodes };
    };
    await page.evaluate(`live(${FIRST})`);
    const before = await look();
    await page.evaluate(`live(${CHANGES})`);
    const after = await look();
    return {
      before: before.kilobytes,
      after: after.kilobytes,
      nodesBefore: before.nodes,
      nodesAfter: after.nodes,
    };
  });

export async function measureMemory(
  url: string,
  { bare, extended }: { bare: Browser; extended: Browser },
): Promise<MemoryResult> {
  return { changes: CHANGES, alone: await growth(bare, url), extension: await growth(extended, url) };
}
