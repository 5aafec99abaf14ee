/**
 * Renders public/icon.svg to the sizes the manifest names, and what the toolbar shows while words are not explained (off,
 * paused, impossible) in a toolbar's sizes: `node scripts/icons.mjs`, after a drawing was changed.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SIZES = [16, 32, 48, 128];
const TOOLBAR_SIZES = [16, 32];

/** On quiet gray, readable on light and dark toolbars. What tells the states apart is a shape, not a color. */
const GRAY = '#6b7780';
const letter =
  '<path d="M48 80V24h20a18 18 0 0 1 0 36H48" fill="none" stroke="#fff" stroke-width="16" stroke-linejoin="round" stroke-linecap="round"/>';
/** @param {string} shapes */
const gray = (shapes) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128"><rect width="128" height="128" rx="28" fill="${GRAY}"/>${shapes}</svg>`;

const STATES = {
  // No dots under the letter: nothing is underlined.
  off: gray(letter),
  paused: gray('<path d="M48 32v64M80 32v64" stroke="#fff" stroke-width="16" stroke-linecap="round"/>'),
  impossible: gray(`${letter}<path d="M32 104h64" stroke="#fff" stroke-width="12" stroke-linecap="round"/>`),
};

/** @param {string} name */
const inPublic = (name) => fileURLToPath(new URL(`../public/${name}`, import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** @param {string} svg @param {string} name @param {number[]} sizes */
async function draw(svg, name, sizes) {
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await page.screenshot({ path: inPublic(`${name}-${size}.png`), omitBackground: true });
    await page.close();
  }
}

await draw(await readFile(inPublic('icon.svg'), 'utf8'), 'icon', SIZES);
for (const [state, svg] of Object.entries(STATES)) await draw(svg, `icon-${state}`, TOOLBAR_SIZES);
await browser.close();
