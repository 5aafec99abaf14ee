/**
 * `npm run shots [-- --browser chromium|firefox]`: pictures of the card, the underline and the extension's pages in all
 * their states, from the built extension in real browsers, and contact sheets to look at them: .output/shots/chromium.png
 * and firefox.png. `SHOTS="^popup|dark"` takes only the states with such a name.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserNames, browserPaths } from './browsers.mjs';
import { build } from './build.mjs';
import { install, onNode, root } from './packages.mjs';
import { Problem, run } from './say.mjs';

await run(async () => {
  const { values } = parseArgs({
    options: { browser: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
  });
  const names = browserNames.filter((name) => !values.browser || name === values.browser);
  if (names.length === 0) throw new Problem(`There is no browser "${values.browser}" here.`, 2);
  await install();
  const env = browserPaths(names);
  if (!values['no-build']) for (const name of names) await build(name);
  return onNode([join(root, 'scripts', 'take-shots.ts'), ...names], { env });
});
