/**
 * The second half of `npm run shots`, on the Node of devDependencies: `take-shots.ts BROWSER …`. The extension is built
 * and the paths of the browsers are in the environment. Takes a picture of every state and lays them out on a sheet.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../tests/e2e/driver/browser.ts';
import type { Opened } from '../tests/e2e/driver/opened.ts';
import { Reader } from '../tests/e2e/driver/reader.ts';
import { type Server, serve } from '../tests/e2e/driver/server.ts';
import { PAGE_SHOTS, type PageShot } from './page-states.ts';
import { run, tell } from './say.mjs';
import { SHOTS, type Shot } from './shot-states.ts';

const FOLDER = resolve('.output/shots');

/** Firefox takes them for the whole of its life only, so there is one for each. */
const PREFERENCES: Record<NonNullable<Shot['scheme']> | 'light', Record<string, boolean | number>> = {
  light: { 'ui.systemUsesDarkTheme': 0 },
  dark: { 'ui.systemUsesDarkTheme': 1, 'layout.css.prefers-color-scheme.content-override': 0 },
  forced: { 'ui.useAccessibilityTheme': 1, 'browser.display.document_color_use': 2 },
};

const ALL: readonly (Shot | PageShot)[] = [...SHOTS, ...PAGE_SHOTS];

const page = ({ html, dir = undefined }: Pick<Shot, 'html' | 'dir'>) => ({
  body: `<!doctype html><html lang="en"${dir ? ` dir="${dir}"` : ''}><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><body style="font:17px/1.6 Georgia,serif">${html}`,
});

await run(async () => {
  const browsers = process.argv.slice(2) as BrowserName[];
  const only = new RegExp(process.env.SHOTS ?? '');
  const shots = ALL.filter(({ name }) => only.test(name));
  let failed = 0;
  for (const browser of browsers) {
    const folder = join(FOLDER, browser);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const server = await serve();
    const pictures: { name: string; file: string; width: number }[] = [];
    for (const scheme of ['light', 'dark', 'forced'] as const) {
      const these = shots.filter((shot) => (shot.scheme ?? 'light') === scheme);
      if (these.length === 0) continue;
      const reader = await Reader.launch(browser, { preferences: PREFERENCES[scheme] });
      for (const shot of these) {
        const file = `${shot.name.replace(/[^\w]+/g, '-')}.png`;
        try {
          const path = join(folder, file);
          if ('page' in shot) await takePage(reader, server, shot, path);
          else await take(reader, server, shot, path);
          pictures.push({ name: shot.name, file, width: shot.size[0] });
        } catch (error) {
          failed++;
          tell(
            `plainword: no picture of "${shot.name}" in ${browser}: ${error instanceof Error ? error.message : error}`,
          );
        }
      }
      await reader.close();
    }
    const reader = await Reader.launch(browser);
    pictures.sort((a, b) => orderOf(a.name) - orderOf(b.name));
    const sheet = await layOut(reader, browser, folder, pictures);
    await reader.close();
    await server.close();
    tell(`${pictures.length} states in ${browser}: ${relative(process.cwd(), sheet)}`);
  }
  return failed > 0 ? 1 : 0;
});

function orderOf(name: string): number {
  return ALL.findIndex((shot) => shot.name === name);
}

async function take(reader: Reader, server: Server, shot: Shot, file: string): Promise<void> {
  await reader.store({ ...shot.stored });
  const opened = await reader.openTab();
  const [width, height] = shot.size;
  await opened.page.setViewport({ width, height, deviceScaleFactor: 1 });
  if (reader.name === 'chromium' && shot.scheme) await emulate(opened.page, shot.scheme);
  const url = server.put('/shot', page(shot.broken ? { ...shot, html: '<p id="later"></p>' } : shot));
  await opened.page.goto(url);
  if (shot.broken) await breakOff(opened, shot.html);
  const words = await opened.wordsIfAny();
  if (words.length === 0) throw new Error('no words');
  if (shot.by === 'keyboard') await opened.step(1);
  else if (shot.word && shot.by === 'click') await opened.click(shot.word);
  else if (shot.word) await opened.hover(shot.word);
  if (shot.word || shot.by === 'keyboard') await opened.waitForCard();
  await shot.next?.(opened);
  if (shot.next) await new Promise((done) => setTimeout(done, 300));
  await opened.page.screenshot({ path: file as `${string}.png` });
  await reader.closeTabs();
}

/** The whole of a page of the extension; the popup as it fills a tab. */
async function takePage(reader: Reader, server: Server, shot: PageShot, file: string): Promise<void> {
  await reader.store({ ...shot.stored });
  const opened = await reader.openTab();
  if (shot.over !== undefined) {
    await opened.page.goto(server.put('/shot', page({ html: shot.over })));
    await opened.wordsIfAny();
  }
  await opened.page.bringToFront();
  const own = await reader.installed.openOwnPage(shot.page);
  const [width, height] = shot.size;
  await own.setViewport({ width, height, deviceScaleFactor: 1 });
  if (reader.name === 'chromium' && shot.scheme) await emulate(own, shot.scheme);
  await own.waitForSelector('main');
  await own.bringToFront();
  // The popup waits as long for the frames of a page.
  await new Promise((done) => setTimeout(done, 1500));
  await own.screenshot({ path: file as `${string}.png`, fullPage: true });
  await own.close();
  await reader.closeTabs();
}

async function emulate(page: Page, scheme: NonNullable<Shot['scheme']>): Promise<void> {
  const session = await page.createCDPSession();
  const feature =
    scheme === 'dark'
      ? { name: 'prefers-color-scheme', value: 'dark' }
      : { name: 'forced-colors', value: 'active' };
  await session.send('Emulation.setEmulatedMedia', { features: [feature] });
}

/** Lets no explanation come from the background, and only then puts words into the page. */
async function breakOff(opened: Opened, html: string): Promise<void> {
  await opened.inOwnWorld(() => {
    const { runtime } = chrome;
    const send = runtime.sendMessage.bind(runtime) as (message: { type: string }) => Promise<unknown>;
    const broken = (message: { type: string }) =>
      message.type === 'entries' ? Promise.reject(new Error('The background is gone')) : send(message);
    Object.defineProperty(runtime, 'sendMessage', { value: broken });
  });
  await opened.page.evaluate((html) => {
    document.body.innerHTML = html;
  }, html);
}

/** Writes the sheet, as a page and as a picture; answers the picture's path. */
async function layOut(
  reader: Reader,
  browser: BrowserName,
  folder: string,
  pictures: { name: string; file: string; width: number }[],
): Promise<string> {
  const figures = pictures.map(
    ({ name, file, width }) =>
      `<figure style="width:${width}px"><img src="${file}" alt=""><figcaption>${name}</figcaption></figure>`,
  );
  const html = `<!doctype html><html lang="en" data-plainword="off"><meta charset="utf-8"><title>${browser}</title>
<style>
  body { margin: 24px; width: 3040px; font: 20px/1.4 system-ui, sans-serif; background: #e9edf0; }
  main { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
  figure { margin: 0; padding: 8px; background: #fff; }
  img { display: block; width: 100%; outline: 1px solid #c4ccd2; }
  figcaption { padding-block-start: 6px; font-weight: 600; }
</style>
<h1>Plainword in ${browser}</h1><main>${figures.join('\n')}</main></html>`;
  const sheet = join(folder, 'index.html');
  writeFileSync(sheet, html);
  const page = await reader.browser.newPage();
  await page.setViewport({ width: 3100, height: 1600 });
  await page.goto(pathToFileURL(sheet).href);
  const picture = join(FOLDER, `${browser}.png`);
  await page.screenshot({ path: picture as `${string}.png`, fullPage: true });
  await page.close();
  return picture;
}
