/**
 * What a full scan costs on a page: ours and others', each over a bare walk of the same page. Every run has a page that
 * was loaded anew, and the runs of all ways take turns.
 */
import type { Browser } from 'puppeteer-core';
import { inTab, median, settled } from './browser.ts';
import type { Forms } from './forms.ts';
import type { Run } from './in-page.ts';

export interface ScanResult {
  page: string;
  kilobytes: number;
  /** Our scan in the page, ms, and the places it found. */
  walk: number;
  plainword: number;
  found: number;
  regexp: number;
  markRegExp: number;
  /** Told from a part of the forms: all of them would take minutes. */
  mark: number;
  /** All time in the scripts of the built extension, from the start of the page until it rests, ms. */
  extension: number;
}

export interface ScanOptions {
  /** Where the page is served. */
  url: string;
  /** The script of in-page.ts. */
  script: string;
  forms: Forms;
  rounds: number;
}

/** How many forms mark.js is given one by one; what it takes grows with their number. */
const SAMPLE = 50;

/** What took this long is told well enough by one run, ms. */
const LONG = 400;

export async function measureScan(
  page: string,
  kilobytes: number,
  browsers: { bare: Browser; extended: Browser },
  { url, script, forms, rounds }: ScanOptions,
): Promise<ScanResult> {
  const step = Math.max(1, Math.floor(forms.list.length / SAMPLE));
  const sample = forms.list.filter((_, i) => i % step === 0);
  const run = (expression: string) =>
    inTab(browsers.bare, async (tab) => {
      await tab.goto(url, { waitUntil: 'load' });
      await tab.evaluate(script);
      return (await tab.evaluate(`plainwordBench.${expression}`)) as Run;
    });
  const ways = {
    walk: 'walk()',
    plainword: 'plainword()',
    regexp: `regexp(${JSON.stringify(forms.pattern)})`,
    markRegExp: `markRegExp(${JSON.stringify(forms.pattern)})`,
  };
  const times: Record<keyof typeof ways | 'extension', number[]> = {
    walk: [],
    plainword: [],
    regexp: [],
    markRegExp: [],
    extension: [],
  };
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      if ((times[way][0] ?? 0) > LONG) continue;
      const result = await run(ways[way]);
      times[way].push(result.ms);
      if (way === 'plainword') found = result.found;
    }
    times.extension.push(await scriptTime(browsers.extended, url));
  }
  const { ms } = await run(`mark(${JSON.stringify(sample)})`);
  return {
    page,
    kilobytes,
    walk: median(times.walk),
    plainword: median(times.plainword),
    found,
    regexp: median(times.regexp),
    markRegExp: median(times.markRegExp),
    mark: (ms * forms.list.length) / sample.length,
    extension: median(times.extension),
  };
}

/** Between two looks of the profiler, µs. */
const INTERVAL = 100;

function scriptTime(browser: Browser, url: string): Promise<number> {
  return inTab(browser, async (tab, cdp) => {
    await tab.goto(new URL('/blank', url).href);
    await cdp.send('Profiler.enable');
    await cdp.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    await cdp.send('Profiler.start');
    await tab.goto(url, { waitUntil: 'load' });
    await settled(tab);
    const { profile } = await cdp.send('Profiler.stop');
    const parents = new Map(
      profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
    );
    const ofExtension = new Set(
      profile.nodes
        .filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension://'))
        .map(({ id }) => id),
    );
    const isOurs = (id: number | undefined): boolean =>
      id !== undefined && (ofExtension.has(id) || isOurs(parents.get(id)));
    let time = 0;
    profile.samples?.forEach((id, i) => {
      if (isOurs(id)) time += profile.timeDeltas?.[i + 1] ?? 0;
    });
    return time / 1000;
  });
}
