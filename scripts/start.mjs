/**
 * `npm start -- [FILE|URL …] [--browser chromium|firefox] [--headless] [--json]`: Plainword on pages of your choice.
 *
 * Runs on any Node from 20 on, on a fresh clone: installs what is missing, builds, and hands over to open-pages.ts on
 * the Node of devDependencies.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserNames, browserPaths } from './browsers.mjs';
import { build } from './build.mjs';
import { install, onNode, root } from './packages.mjs';
import { Problem, run } from './say.mjs';

const USAGE = `Usage: npm start -- [FILE|URL ...] [--browser chromium|firefox] [--headless] [--json]

Opens pages in a browser with Plainword; without FILE or URL, a sample page.

  --browser NAME   chromium (default) or firefox
  --headless       open no window: print the words of each page with their explanations and save a screenshot
                   with an open card under .output/ (this is also what happens where there is no display)
  --json           the same, as one JSON object per page on standard output
  --help           this text`;

/** Exit code for what was asked for and cannot be had: an unknown option, a missing file, an unreachable address. */
const ASKED_WRONGLY = 2;

const SAMPLE = {
  asked: 'tests/pages/portal-visit.html',
  at: join(root, 'tests', 'pages', 'portal-visit.html'),
};

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'string', default: 'chromium' },
        headless: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const browser = browserNames.find((name) => name === values.browser);
    if (!browser) throw new Error(`There is no browser "${values.browser}" here`);
    return { ...values, browser, pages: positionals.length > 0 ? positionals.map(readPage) : [SAMPLE] };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `${error instanceof Error ? error.message.split('. ')[0] : error}.\n\n${USAGE}`,
      ASKED_WRONGLY,
    );
  }
}

/** What was asked for, and where it is: an address, or the full path of a file. @param {string} page */
function readPage(page) {
  if (/^https?:\/\//i.test(page)) {
    if (URL.canParse(page)) return { asked: page, at: page };
    throw new Problem(`"${page}" is not an address.`, ASKED_WRONGLY);
  }
  // npm runs scripts in the project's folder; the reader may have been elsewhere.
  const path = /^file:\/\//i.test(page) && URL.canParse(page) ? fileURLToPath(page) : page;
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const found = statSync(file, { throwIfNoEntry: false }) ?? null;
  if (found === null) throw new Problem(`There is no file "${page}".`, ASKED_WRONGLY);
  if (!found.isFile()) throw new Problem(`"${page}" is not a file.`, ASKED_WRONGLY);
  return { asked: page, at: file };
}

const hasDisplay = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

await run(async () => {
  const { browser, headless, json, help, pages } = readOptions();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  await install();
  const env = browserPaths([browser]);
  await build(browser);
  const how = json ? 'json' : headless || !hasDisplay() ? 'text' : 'window';
  return onNode([join(root, 'scripts', 'open-pages.ts'), browser, how, JSON.stringify(pages)], { env });
});
