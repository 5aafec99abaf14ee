/**
 * What the panel costs: the list of a page with few words and with thousands, how smoothly it scrolls, and what the page
 * pays for being asked again and again.
 */
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { loadGlossary } from '../../glossary/load.ts';
import { inTab, median, settled } from './browser.ts';

export interface PanelResult {
  /** Places on the page, and different words in the list. */
  places: number;
  words: number;
  /** Work of the panel from opening it to the whole list, and its longest piece, ms. */
  opening: number;
  longest: number;
  /** From a change of the page to the frame in which the list has it, and the work of the panel for that, ms. */
  change: number;
  changeWork: number;
  /** Time between two frames while the list is scrolled: the middle one, and the worst in twenty, ms. */
  frame: number;
  slowFrame: number;
  /** Work of the page at rest, ms in a second: alone, and beside the panel. */
  alone: number;
  beside: number;
}

const REST = 6000;

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One form of each entry that has any that is underlined wherever it stands. */
export const oneFormEach = (root: string): string[] =>
  loadGlossary(root).glossary.entries.flatMap(
    ({ forms = [] }) => forms.find((form) => !form.includes('{')) ?? [],
  );

/** A page with one word in each paragraph. */
export const pageOfWords = (forms: readonly string[], places: number): string => {
  const lines = Array.from({ length: places }, (_, i) => `<p>Note ${i}: ${forms[i % forms.length]}.</p>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Words</title><p id="first"></p>${lines.join('')}`;
};

/** Time the main thread has worked so far, ms. */
async function work(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

async function workAtRest(cdp: CDPSession): Promise<number> {
  const before = await work(cdp);
  await sleep(REST);
  return ((await work(cdp)) - before) / (REST / 1000);
}

const count = (panel: Page) => panel.evaluate(() => document.querySelectorAll('.word-item').length);

async function wholeList(panel: Page): Promise<number> {
  let last = 0;
  for (let since = Date.now(); last === 0 || Date.now() - since < 1500; await sleep(50)) {
    const now = await count(panel);
    if (now !== last) since = Date.now();
    last = now;
  }
  return last;
}

const longestTask = (panel: Page): Promise<number> =>
  panel.evaluate(
    () =>
      new Promise<number>((done) => {
        let longest = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: 'longtask', buffered: true });
        setTimeout(() => done(longest), 200);
      }),
  );

/** Scrolls through the list, a step in each frame; times between the frames, ms. */
const framesOfScrolling = (panel: Page): Promise<number[]> =>
  panel.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const list = document.querySelector('.reading-list')!;
        const gaps: number[] = [];
        let last = performance.now();
        const step = (now: number) => {
          gaps.push(now - last);
          last = now;
          list.scrollTop += 150;
          if (gaps.length < 200) requestAnimationFrame(step);
          else done(gaps.slice(1));
        };
        requestAnimationFrame(step);
      }),
  );

async function changed(page: Page, panel: Page, cdp: CDPSession, form: string) {
  const before = await count(panel);
  const worked = await work(cdp);
  const from = Date.now();
  await page.evaluate((form) => {
    document.getElementById('first')!.textContent = form;
  }, form);
  await panel.waitForFunction(
    (before) => document.querySelectorAll('.word-item').length !== before,
    {},
    before,
  );
  const took = Date.now() - from;
  return { took, worked: (await work(cdp)) - worked };
}

/** `fresh`: a word that the page does not hold. */
export async function measurePanel(browser: Browser, url: string, fresh: string): Promise<PanelResult> {
  const [id] = [...(await browser.extensions()).keys()];
  return inTab(browser, async (page, pageCdp) => {
    await pageCdp.send('Performance.enable');
    await page.goto(url);
    await settled(page, 1500);
    const alone = await workAtRest(pageCdp);

    return inTab(browser, async (panel, cdp) => {
      await panel.goto(`chrome-extension://${id}/icon.svg`);
      const tab = await panel.evaluate(
        async (url) => (await chrome.tabs.query({})).find((one) => one.url === url)!.id,
        url,
      );
      await cdp.send('Performance.enable');
      const opened = await work(cdp);
      await panel.goto(`chrome-extension://${id}/sidepanel.html?tab=${tab}`);
      const words = await wholeList(panel);
      const opening = (await work(cdp)) - opened;
      const longest = await longestTask(panel);
      const beside = await workAtRest(pageCdp);
      const change = await changed(page, panel, cdp, fresh);
      const gaps = (await framesOfScrolling(panel)).sort((a, b) => a - b);
      const places = await page.evaluate(() => document.querySelectorAll('p').length);
      return {
        ...{ places, words, opening, longest, alone, beside },
        change: change.took,
        changeWork: change.worked,
        frame: median(gaps),
        slowFrame: gaps[Math.floor(gaps.length * 0.95)]!,
      };
    });
  });
}
