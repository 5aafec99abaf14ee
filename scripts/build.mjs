/** Builds the extension for a browser, quietly. */
import { onNodeQuietly, program } from './packages.mjs';
import { Problem } from './say.mjs';

/** @param {import('./browsers.mjs').Name} browser */
export async function build(browser) {
  const code = await onNodeQuietly([
    program('wxt'),
    'build',
    '--level',
    'warn',
    '-b',
    browser === 'firefox' ? 'firefox' : 'chrome',
  ]);
  if (code !== 0) throw new Problem(`The extension could not be built for ${browser}, see above.`);
}
