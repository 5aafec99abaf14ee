/**
 * The second half of `npm start`, on the Node of devDependencies: `open-pages.ts BROWSER window|text|json PAGES`, with
 * PAGES as start.mjs has read them, in JSON. The extension is built and the browser's path is in the environment.
 */
import { mkdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { BrowserName } from '../tests/e2e/driver/browser.ts';
import type { Opened, Word } from '../tests/e2e/driver/opened.ts';
import { Reader } from '../tests/e2e/driver/reader.ts';
import { type Server, serve } from '../tests/e2e/driver/server.ts';
import { describe, type Found } from './print-page.ts';
import { run, tell } from './say.mjs';

/** How long a page may take to load, ms. */
const LOADING = 20_000;
/** A card that has not opened on a word after this time will not: another word is tried, ms. */
const CARD = 3000;
/** On this many words, before the page counts as one where none opens. */
const TRIES = 5;
/** Exit code where a page could not be had. */
const UNREACHABLE = 2;

const SHOTS = resolve('.output/screenshots');

type How = 'window' | 'text' | 'json';

await run(async () => {
  const [name, how, json] = process.argv.slice(2) as [BrowserName, How, string];
  const pages = JSON.parse(json) as { asked: string; at: string }[];
  const servers = new Map<string, Server>();
  /** Firefox lets no extension into files, so they are served. */
  const addressOf = async (at: string): Promise<string> => {
    if (!isAbsolute(at)) return at;
    const folder = dirname(at);
    const server = servers.get(folder) ?? (await serve(folder));
    servers.set(folder, server);
    return `${server.origin}/${encodeURIComponent(basename(at))}`;
  };

  const isWindow = how === 'window';
  const reader = await Reader.launch(name, isWindow ? { headless: false, viewport: null } : {});
  try {
    const failed = isWindow ? await showAll() : await printAll();
    if (isWindow && failed < pages.length) {
      tell('Close the browser to end.');
      await new Promise((closed) => reader.browser.once('disconnected', closed));
    }
    return failed > 0 ? UNREACHABLE : 0;
  } finally {
    await reader.close().catch(() => {});
    for (const server of servers.values()) await server.close();
  }

  /** Opens all pages; answers how many could not be had. */
  async function showAll(): Promise<number> {
    let failed = 0;
    for (const { asked, at } of pages) if (!(await open(reader, asked, await addressOf(at)))) failed++;
    return failed;
  }

  async function printAll(): Promise<number> {
    let failed = 0;
    for (const { asked, at } of pages) {
      const opened = await open(reader, asked, await addressOf(at));
      if (!opened) {
        failed++;
        continue;
      }
      const found = await read(opened, asked, name);
      process.stdout.write(how === 'json' ? `${JSON.stringify(asJson(found))}\n` : `${describe(found)}\n`);
      await opened.page.close();
    }
    return failed;
  }
});

/** Null, and one line on standard error, if the page cannot be had. */
async function open(reader: Reader, page: string, address: string): Promise<Opened | null> {
  const opened = await reader.openTab();
  try {
    const answer = await opened.page.goto(address, { waitUntil: 'domcontentloaded', timeout: LOADING });
    const status = answer?.status() ?? 200;
    if (status < 400) return opened;
    tell(`plainword: ${page} cannot be had: the server answered ${status}.`);
  } catch (error) {
    tell(`plainword: ${page} cannot be had: ${reasonOf(error)}.`);
  }
  await opened.page.close().catch(() => {});
  return null;
}

/** Puppeteer's words for why a page did not load, in ours. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/timeout|timed out/i.test(message)) return `it did not load within ${LOADING / 1000} seconds`;
  if (/NAME_NOT_RESOLVED|UNKNOWN_HOST|dnsNotFound/i.test(message)) return 'there is no such host';
  if (/CONNECTION_REFUSED|connectionFailure/i.test(message)) return 'nobody answers at this address';
  if (/UNSAFE_PORT|deniedPortAccess/i.test(message)) return 'the browser keeps away from this port';
  return message.split('\n')[0]!.replace(/ at https?:.*/, '');
}

/** Reads the words, opens a card with the pointer and takes the picture. */
async function read(opened: Opened, page: string, browser: BrowserName): Promise<Found> {
  const words = await opened.wordsIfAny();
  const card = await openCard(opened, words);
  mkdirSync(SHOTS, { recursive: true });
  const name =
    basename(page)
      .replace(/\.[a-z]+$/i, '')
      .replace(/[^\w-]+/g, '-') || 'page';
  const screenshot = join(SHOTS, `${name}-${browser}.png`);
  await opened.page.screenshot({ path: screenshot as `${string}.png` });
  return {
    page,
    title: await opened.page.title(),
    words: words.map(({ text, certainty, entries }) => ({ text, certainty, entry: entries[0]! })),
    card,
    screenshot: relative(process.cwd(), screenshot),
  };
}

/** Rests the pointer on words of the top frame until a card opens with its explanation. */
async function openCard(opened: Opened, words: Word[]): Promise<Found['card']> {
  const own = words.filter(({ frame }) => frame === opened.page.url());
  const numbers = [...own.keys()].filter((number) => own[number]!.box !== null);
  numbers.sort((a, b) => worth(own[b]!) - worth(own[a]!));
  for (const number of numbers.slice(0, TRIES)) {
    const box = await opened.show(number);
    if (!box) continue;
    await opened.rest({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const card = await opened.waitForCard({ patience: CARD }).catch(() => null);
    if (card?.plain && card.from) {
      return {
        entry: own[number]!.entries[0]!.id,
        plain: card.plain,
        from: card.from.replace(/^From: /, ''),
      };
    }
    await opened.page.keyboard.press('Escape');
  }
  return null;
}

/** How much there is to show in a word's card at once; a word that may mean two things or can frighten shows least. */
function worth({ entries, certainty }: Word): number {
  const [entry, other] = entries;
  if (!entry || other || entry.sensitive) return 0;
  return 1 + [entry.say, entry.more, entry.ask, certainty === 'sure'].filter(Boolean).length;
}

function asJson({ page, title, words, card }: Found) {
  return {
    page,
    title,
    words: words.map(({ text, entry, certainty }) => ({ text, entry: entry.id, certainty })),
    card,
  };
}
