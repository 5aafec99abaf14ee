/**
 * `npm test`: everything that has to pass before a change is taken, which is also all that CI runs. Ends at the first
 * section that fails. `npm test -- e2e --browser firefox` runs a part of it.
 *
 * Runs on any Node from 20 on, on a fresh clone: installs what is missing.
 */
import { parseArgs } from 'node:util';
import { browserNames, browserPaths } from './browsers.mjs';
import { build } from './build.mjs';
import { install, onNode, onNodeQuietly, program } from './packages.mjs';
import { Problem, run, tell } from './say.mjs';

/** @typedef {{ browsers: import('./browsers.mjs').Name[], rest: string[] }} Choice */

/** @param {string} project @param {Choice} choice */
const vitest = (project, { browsers, rest }) =>
  onNode([program('vitest'), 'run', '--project', project, ...rest], {
    env: { ...browserPaths(project === 'browser' ? ['chromium'] : browsers), TEST_BROWSERS: browsers.join() },
  });

/** @type {Record<string, { title: string, needs?: string, run: (choice: Choice) => Promise<number> }>} */
const sections = {
  check: {
    title: 'Style and lint (biome)',
    run: () => onNode([program('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']),
  },
  types: {
    title: 'Types (tsc)',
    run: async () =>
      (await onNodeQuietly([program('wxt'), 'prepare'])) ||
      onNode([program('typescript', 'tsc'), '--noEmit']),
  },
  unit: {
    title: 'Unit tests',
    run: (choice) => vitest('unit', { ...choice, browsers: [] }),
  },
  browser: {
    title: 'Tests in the page (Chromium)',
    run: (choice) => vitest('browser', choice),
  },
  build: {
    title: 'Builds',
    run: async ({ browsers }) => {
      for (const browser of browsers) await build(browser);
      return 0;
    },
  },
  lint: {
    title: 'What Firefox says about the build (web-ext lint)',
    needs: 'build',
    run: ({ browsers }) =>
      browsers.includes('firefox')
        ? onNode([program('web-ext'), 'lint', '--source-dir', '.output/firefox-mv3'])
        : Promise.resolve(0),
  },
  e2e: {
    title: 'The extension in real browsers',
    needs: 'build',
    run: (choice) => vitest('e2e', choice),
  },
};

const USAGE = `Usage: npm test -- [PART ...] [--browser chromium|firefox] [-- VITEST OPTIONS]

Without PART, all of them: ${Object.keys(sections).join(', ')}.`;

function readOptions() {
  const given = process.argv.slice(2);
  const cut = given.indexOf('--');
  const args = cut < 0 ? given : given.slice(0, cut);
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { browser: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
    const browsers =
      values.browser === undefined ? browserNames : browserNames.filter((one) => one === values.browser);
    if (browsers.length === 0) throw new Error(`There is no browser "${values.browser}" here`);
    const strange = positionals.find((part) => !Object.hasOwn(sections, part));
    if (strange) throw new Error(`There is no part "${strange}"`);
    return { parts: positionals, browsers, help: values.help, rest: cut < 0 ? [] : given.slice(cut + 1) };
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message.split('. ')[0] : error}.\n\n${USAGE}`, 2);
  }
}

await run(async () => {
  const { parts, browsers, help, rest } = readOptions();
  if (help) {
    tell(USAGE);
    return 0;
  }
  await install();
  const chosen = Object.entries(sections).filter(
    ([name]) =>
      parts.length === 0 || parts.includes(name) || parts.some((part) => sections[part]?.needs === name),
  );
  const times = [];
  for (const [name, section] of chosen) {
    tell(`\n━━ ${section.title} ${'━'.repeat(Math.max(0, 70 - section.title.length))}`);
    const start = Date.now();
    const code = await section.run({ browsers, rest });
    const seconds = Math.round((Date.now() - start) / 1000);
    times.push(`${name} ${seconds} s`);
    if (code !== 0) throw new Problem(`"${section.title}" failed. Again: npm test -- ${name}`, code);
  }
  tell(`\nAll passed: ${times.join(', ')}.`);
  return 0;
});
