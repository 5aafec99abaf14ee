/**
 * `npm run bench -- [scan] [storm] [memory] [words] [panel] [--pages DIR] [--rounds N]`: what Plainword costs, in ratios of one run.
 *
 * Runs on any Node from 20 on, on a fresh clone: installs what is missing, builds, and hands over to tests/bench.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { browserPaths } from './browsers.mjs';
import { build } from './build.mjs';
import { install, onNode, root } from './packages.mjs';
import { Problem, run } from './say.mjs';

const PARTS = ['scan', 'storm', 'memory', 'words', 'panel'];

const USAGE = `Usage: npm run bench -- [scan] [storm] [memory] [words] [panel] [--pages DIR] [--rounds N]

Measures Plainword in Chromium, against a bare walk over the text, mark.js, one regular expression and a bare
MutationObserver; and what thousands of saved words and the panel cost. Without a part, all five. Takes some minutes;
nothing else should run meanwhile.

  --pages DIR   scan the *.html of this folder instead of the project's pages and generated ones
  --rounds N    how often each is measured (default 3); what is printed are medians
  --help        this text`;

/** Exit code for an option or a folder that is not there. */
const ASKED_WRONGLY = 2;

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        pages: { type: 'string' },
        rounds: { type: 'string', default: '3' },
        help: { type: 'boolean', default: false },
      },
    });
    const strange = positionals.find((part) => !PARTS.includes(part));
    if (strange) throw new Error(`There is no part "${strange}"`);
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error(`"${values.rounds}" is not a number of rounds`);
    return { ...values, rounds, parts: positionals.length > 0 ? positionals : PARTS };
  } catch (error) {
    throw new Problem(
      `${error instanceof Error ? error.message.split('. ')[0] : error}.\n\n${USAGE}`,
      ASKED_WRONGLY,
    );
  }
}

/** npm runs scripts in the project's folder; the reader may have been elsewhere. @param {string} folder */
function folderOf(folder) {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Problem(`There is no folder "${folder}".`, ASKED_WRONGLY);
  return path;
}

await run(async () => {
  const { parts, rounds, pages, help } = readOptions();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const folder = pages === undefined ? {} : { pages: folderOf(pages) };
  await install();
  const env = browserPaths(['chromium']);
  await build('chromium');
  const options = JSON.stringify({ root, parts, rounds, ...folder });
  return onNode([join(root, 'tests', 'bench', 'index.ts'), options], { env });
});
