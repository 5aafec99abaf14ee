/** Renders public/icon.svg to the sizes the manifest names: `node scripts/icons.mjs`, after the drawing was changed. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SIZES = [16, 32, 48, 128];
/** @param {string} name */
const inPublic = (name) => fileURLToPath(new URL(`../public/${name}`, import.meta.url));

const svg = await readFile(inPublic('icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: inPublic(`icon-${size}.png`), omitBackground: true });
}
await browser.close();
