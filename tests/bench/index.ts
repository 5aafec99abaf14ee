/**
 * `npm run bench`: what Plainword costs, in ratios of one run on one machine. Nothing here passes or fails.
 *
 * Arguments, given by scripts/bench.mjs as JSON: which parts to run, a folder of pages, how many rounds.
 */
import { build } from 'vite';
import { glossary } from '../../glossary/vite-plugin.ts';
import { serve } from '../e2e/driver/server.ts';
import { launch } from './browser.ts';
import { allForms } from './forms.ts';
import { feed, measureMemory } from './memory.ts';
import { measureOwnWords } from './own-words.ts';
import { benchPages } from './pages.ts';
import { measurePanel, oneFormEach, pageOfWords } from './panel.ts';
import { memoryTable, ownWordsTable, panelTable, scanTable, stormTable } from './report.ts';
import { measureScan, type ScanResult } from './scan.ts';
import { listApp, measureStorm } from './storm.ts';

export interface BenchOptions {
  root: string;
  parts: ('scan' | 'storm' | 'memory' | 'words' | 'panel')[];
  /** Folder of `*.html`. */
  pages?: string;
  rounds: number;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Nothing of the pages runs or loads, and the clock is fine: 5 µs instead of 100. */
const STILL = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function bundle(root: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    publicDir: false,
    plugins: [glossary(root)],
    build: {
      write: false,
      lib: { entry: 'tests/bench/in-page.ts', formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle');
  const [chunk] = output.output;
  return chunk.code;
}

/** A storm is short and its ratios spread: so many in each round. */
const STORMS = 4;

/** How many places the pages beside the panel hold. */
const PANEL_PLACES = [50, 500, 3000];

const options = JSON.parse(process.argv[2] ?? '{}') as BenchOptions;
const { root, parts, rounds } = options;
const server = await serve();
const browsers = { bare: await launch(root, false), extended: await launch(root, true) };
try {
  server.put('/blank', { body: '<!doctype html><title>Blank</title>', headers: STILL });
  if (parts.includes('scan')) {
    const script = await bundle(root);
    const forms = allForms(root);
    const results: ScanResult[] = [];
    for (const [i, { name, html }] of benchPages(root, options.pages).entries()) {
      say(`scan: ${name}`);
      const url = server.put(`/page-${i}`, { body: html, headers: STILL });
      const kilobytes = Buffer.byteLength(html) / 1024;
      results.push(await measureScan(name, kilobytes, browsers, { url, script, forms, rounds }));
    }
    console.log(scanTable(results, forms.list.length));
  }
  if (parts.includes('storm')) {
    const results = [];
    for (const [name, hasWords] of [
      ['a page without words', false],
      ['every second row a word', true],
    ] as const) {
      say(`storm: ${name}`);
      const url = server.put(`/list-${hasWords}`, { body: listApp(hasWords) });
      results.push(await measureStorm(name, url, browsers, rounds * STORMS));
    }
    console.log(stormTable(results));
  }
  if (parts.includes('memory')) {
    say('memory');
    console.log(memoryTable(await measureMemory(server.put('/feed', { body: feed }), browsers)));
  }
  if (parts.includes('panel')) {
    const [fresh, ...others] = oneFormEach(root);
    const results = [];
    for (const places of PANEL_PLACES) {
      say(`panel: ${places} places`);
      const url = server.put(`/words-${places}`, { body: pageOfWords(others, places) });
      results.push(await measurePanel(browsers.extended, url, fresh!));
    }
    console.log(panelTable(results));
  }
  if (parts.includes('words')) {
    say('words');
    console.log(ownWordsTable(await measureOwnWords(browsers.extended, root, rounds)));
  }
} finally {
  await Promise.all([browsers.bare.close(), browsers.extended.close(), server.close()]);
}
