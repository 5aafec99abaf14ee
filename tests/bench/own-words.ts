/** What thousands of saved words cost in "My words" and on the sheet, beside a few of them. */
import type { Browser, Page } from 'puppeteer-core';
import { loadGlossary } from '../../glossary/load.ts';
import { inTab, median } from './browser.ts';

export interface OwnWordsResult {
  /** How many words are saved. */
  count: number;
  /** Reading the whole storage, ms. */
  read: number;
  /** From opening the panel or the sheet to the frame in which the words stand, ms. */
  panel: number;
  sheet: number;
  /** From a press to the next frame, ms: moving a word, writing a note, taking a word off the sheet. */
  move: number;
  write: number;
  tick: number;
}

const COUNTS = [50, 500, 5000];

/** Every second word has a note. Words that no glossary has follow when those of ours are used up. */
function savedWords(ids: readonly string[], count: number): Record<string, object> {
  const words = Array.from({ length: count }, (_, i) => {
    const note = i % 2 ? { note: `Dr. Lee spoke of this in visit ${i}. Ask about the next step.` } : {};
    return [`saved:${ids[i] ?? `word-of-my-own-${i}`}`, { at: 1_700_000_000_000 - i * 60_000, ...note }];
  });
  return Object.fromEntries(words);
}

/** Opens a page of the extension; from the start of its navigation to the frame after `selector` is there, ms. */
async function opened(page: Page, url: string, selector: string): Promise<number> {
  await page.goto('about:blank');
  const { identifier } = await page.evaluateOnNewDocument((selector) => {
    const shown = new Promise<number>((done) => {
      const look = () => {
        if (!document.querySelector(selector)) requestAnimationFrame(look);
        else requestAnimationFrame(() => setTimeout(() => done(performance.now())));
      };
      requestAnimationFrame(look);
    });
    Object.assign(globalThis, { shown });
  }, selector);
  await page.goto(url);
  const took = await page.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown);
  await page.removeScriptToEvaluateOnNewDocument(identifier);
  return took;
}

/** From doing something to the end of the frame after it, ms. */
const untilFrame = (page: Page, act: string): Promise<number> =>
  page.evaluate(`new Promise((done) => {
    const from = performance.now();
    ${act};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
  })`) as Promise<number>;

/** Several times, with a rest in which what was done is kept. */
async function repeated(page: Page, rounds: number, act: string): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < rounds; i++) {
    took.push(await untilFrame(page, act));
    await new Promise((done) => setTimeout(done, 700));
  }
  return median(took);
}

export async function measureOwnWords(
  browser: Browser,
  root: string,
  rounds: number,
): Promise<OwnWordsResult[]> {
  const ids = loadGlossary(root).glossary.entries.map(({ id }) => id);
  const [id] = [...(await browser.extensions()).keys()];
  const origin = `chrome-extension://${id}`;
  const results: OwnWordsResult[] = [];
  for (const count of COUNTS) {
    await inTab(browser, async (page) => {
      await page.goto(`${origin}/icon.svg`);
      await page.evaluate(
        async (words) => {
          await chrome.storage.local.clear();
          await chrome.storage.local.set({ ...words, pageTitles: 'never' });
        },
        savedWords(ids, count),
      );
      const read = await page.evaluate(async () => {
        const from = performance.now();
        await chrome.storage.local.get(null);
        return performance.now() - from;
      });
      const panels: number[] = [];
      const sheets: number[] = [];
      for (let i = 0; i < rounds; i++) {
        sheets.push(await opened(page, `${origin}/sheet.html?from=mine`, '.paper-word'));
        panels.push(await opened(page, `${origin}/sidepanel.html#mine`, '.own-word'));
      }
      const move = await repeated(page, rounds, `document.querySelector('[data-move=down]').click()`);
      const write = await repeated(
        page,
        rounds,
        `const field = document.querySelector('.note-text');
         field.value += 'x';
         field.dispatchEvent(new Event('input', { bubbles: true }))`,
      );
      await opened(page, `${origin}/sheet.html?from=mine`, '.paper-word');
      const tick = await repeated(page, rounds, `document.querySelector('.sheet-boxes input').click()`);
      results.push({ count, read, panel: median(panels), sheet: median(sheets), move, write, tick });
    });
  }
  return results;
}
