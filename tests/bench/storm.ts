/**
 * What a storm of changes costs: a list app that inserts, edits and removes thousands of rows, without us, with a bare
 * MutationObserver in a world of its own, and with the extension. The three take turns in every round.
 */
import type { Browser, CDPSession } from 'puppeteer-core';
import { median, settled } from './browser.ts';

export interface StormResult {
  list: string;
  /** Without the extension, ms. */
  alone: number;
  /** A bare observer over the same page alone: the median of all rounds. */
  bare: Times;
  /** The extension over a bare observer. */
  extension: Times;
}

/** The list app: `storm(steps)` answers with the milliseconds its work took. */
export const listApp = (
  hasWords: boolean,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>List</title>
<h1>${hasWords ? 'Results for trastuzumab' : 'Things to do'}</h1><ul id="list"></ul><script>
const texts = ${JSON.stringify(
  hasWords
    ? [
        'Take letrozole each day',
        'Buy milk',
        'HER2-positive, grade 2',
        'Call the plumber',
        'Ask about the lumpectomy',
        'Water the plants',
      ]
    : [
        'Pay the rent',
        'Buy milk',
        'Read chapter two',
        'Call the plumber',
        'Feed the neighbor’s cat',
        'Water the plants',
      ],
)};
let count = 0;
const list = document.getElementById('list');
const row = () => {
  const li = document.createElement('li');
  li.innerHTML = '<div class="view"><input type="checkbox"><label></label> <span>open</span><button>x</button></div>';
  li.querySelector('label').textContent = texts[count % texts.length] + ' ' + count++;
  return li;
};
const rest = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port2.onmessage = done; port1.postMessage(0); });
async function storm(steps) {
  const start = performance.now();
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < 100; i++) list.append(row());
    const labels = list.getElementsByTagName('label');
    for (let i = 0; i < labels.length; i += 2) labels[i].firstChild.data = texts[(i + step) % texts.length] + ' edited';
    for (let i = 1; i < labels.length; i += 5) labels[i].textContent = texts[(i + step) % texts.length];
    void list.offsetHeight;
    for (let i = 0; i < 60; i++) list.children[(i * 7) % list.children.length].remove();
    if (list.children.length > 400) list.replaceChildren(...Array.from({ length: 50 }, row));
    void list.offsetHeight;
    await rest();
  }
  return performance.now() - start;
}
</script>`;

const STEPS = 12;

const BARE = `new MutationObserver((records) => { globalThis.seen = (globalThis.seen ?? 0) + records.length; })
  .observe(document, { subtree: true, childList: true, characterData: true })`;

async function observe(cdp: CDPSession): Promise<void> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await cdp.send('Runtime.evaluate', { expression: BARE, contextId: executionContextId });
}

const taskTime = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
};

/** How long what follows a storm is waited for, ms. */
const CATCH_UP = 800;

export interface Times {
  /** What the app's own clock says, ms. */
  wall: number;
  /** On the processor in the page's main thread, until all is caught up, ms. */
  thread: number;
}

/** A tab with the list app in it, kept for all rounds. */
export interface ListTab {
  storm(): Promise<Times>;
  close(): Promise<void>;
}

export async function openList(browser: Browser, url: string, isObserved: boolean): Promise<ListTab> {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  await page.goto(url, { waitUntil: 'load' });
  await settled(page);
  if (isObserved) await observe(cdp);
  // Time on the processor, not on the clock: other programs count for less.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async storm() {
      await page.bringToFront();
      const before = await taskTime(cdp);
      const wall = (await page.evaluate(`storm(${STEPS})`)) as number;
      await new Promise((done) => setTimeout(done, CATCH_UP));
      return { wall, thread: (await taskTime(cdp)) - before };
    },
    close: () => page.close(),
  };
}

export async function measureStorm(
  list: string,
  url: string,
  { bare, extended }: { bare: Browser; extended: Browser },
  rounds: number,
): Promise<StormResult> {
  const tabs = [
    await openList(bare, url, false),
    await openList(bare, url, true),
    await openList(extended, url, false),
  ];
  const ratios = { bare: [] as Times[], extension: [] as Times[] };
  const alone: number[] = [];
  // The first storm is slower than all others.
  for (const tab of tabs) await tab.storm();
  for (let round = 0; round < rounds; round++) {
    const results: Times[] = [];
    for (let i = 0; i < tabs.length; i++) {
      const turn = (i + round) % tabs.length;
      results[turn] = await tabs[turn]!.storm();
    }
    const [without, observed, withIt] = results as [Times, Times, Times];
    alone.push(without.wall);
    ratios.bare.push(over(observed, without));
    ratios.extension.push(over(withIt, observed));
  }
  for (const tab of tabs) await tab.close();
  return {
    list,
    alone: median(alone),
    bare: middle(ratios.bare),
    extension: middle(ratios.extension),
  };
}

const over = (one: Times, other: Times): Times => ({
  wall: one.wall / other.wall,
  thread: one.thread / other.thread,
});

const middle = (all: readonly Times[]): Times => ({
  wall: median(all.map(({ wall }) => wall)),
  thread: median(all.map(({ thread }) => thread)),
});
