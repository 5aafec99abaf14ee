/**
 * Hostile and odd pages, those of tests/pages/hostile: nothing throws, and the right words are underlined. What pages do
 * to the card is in card-hostile.test.ts. In Firefox also with words as elements, which leave every page as it was.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { marked, OLDER } from './apps/pages.ts';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { untilStill } from './driver/wait.ts';
import { collectFaults } from './faults.ts';

/** Every page with all words that a reader should see underlined, frame by frame, in the order of the document. */
const PAGES: Record<string, string[]> = {
  'clobbered.html': ['letrozole', 'tamoxifen'],
  'clears-highlights.html': ['letrozole', 'tamoxifen'],
  'removes-foreign.html': ['letrozole', 'tamoxifen'],
  'shadow-roots.html': [
    'letrozole',
    'tamoxifen',
    'pertuzumab',
    'anastrozole',
    'exemestane',
    'capecitabine',
    'fulvestrant',
    'trastuzumab',
  ],
  'layers.html': ['letrozole', 'tamoxifen', 'anastrozole', 'exemestane'],
  'stretched-links.html': ['letrozole', 'tamoxifen'],
  'writing.html': [
    'letrozole',
    'tamoxifen',
    'anastrozole',
    'exemestane',
    'fulvestrant',
    'capecitabine',
    'HER2-positive',
  ],
  'split-words.html': [
    'letrozole',
    'tamoxifen',
    'ductal carcinoma in situ',
    'anastrozole',
    'exemestane',
    'fulvestrant',
    'capecitabine',
    'sentinel lymph node',
    'HER2-positive',
    'trastuzumab',
    'pertuzumab',
  ],
  'content-visibility.html': [
    'letrozole',
    'tamoxifen',
    'anastrozole',
    'exemestane',
    'fulvestrant',
    'capecitabine',
  ],
  'frames.html': [
    'letrozole',
    'tamoxifen',
    'anastrozole',
    'exemestane',
    'fulvestrant',
    'trastuzumab',
    'capecitabine',
    'pertuzumab',
  ],
  'strict-policy.html': ['letrozole'],
  'report.txt': ['letrozole', 'tamoxifen'],
  'report-in-pre.html': ['letrozole', 'tamoxifen'],
  'page.xhtml': ['letrozole', 'tamoxifen', 'exemestane'],
  'drawing.svg': [],
  'data.xml': [],
  'editors.html': ['letrozole'],
};

/** As a reader sees it: what is not visible is gone, and all spaces and hyphens are alike. */
const seen = (text: string) =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('\u2011', '-');

inEachBrowser('hostile pages', (the) => {
  let opened: Opened;
  let faults: readonly string[];

  beforeEach(async () => {
    await the.reader.store({ density: 'every' });
    opened = await the.reader.openTab();
    faults = collectFaults(opened.page);
  });
  afterEach(() => expect(faults).toEqual([]));

  const go = (page: string) =>
    opened.page.goto(`${the.server.origin}/hostile/${page}`, { waitUntil: 'domcontentloaded' });
  const words = async () => (await opened.words()).map(({ text }) => seen(text));

  test.each(Object.entries(PAGES))('%s', async (page, expected) => {
    await go(page);
    // Some come late: attached after the load, or put back after they were cleared.
    await expect.poll(words).toEqual(expected);
    await opened.wordsIfAny();
    expect(await words(), 'and no more').toEqual(expected);
  });

  test('highlights that were cleared or replaced come back', async () => {
    await go('clears-highlights.html');
    await opened.waitForWord('letrozole');
    await expect.poll(() => opened.isUnderlined('letrozole').catch(() => false)).toBe(true);
  });

  test('a page that takes away what it did not put there gets no card, and keeps its words', async () => {
    await go('removes-foreign.html');
    await opened.click('letrozole');
    await opened.page.waitForFunction('removed > 0');
    await opened.waitForNoCard();
    await expect.poll(words).toEqual(['letrozole', 'tamoxifen']);
  });

  test.each(['letrozole', 'tamoxifen'])('a word under a stretched link has its card: %s', async (word) => {
    await go('stretched-links.html');
    await opened.hover(word);
    await opened.waitForCard({ heading: word });
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
  });

  test.each(['exemestane', 'fulvestrant', 'anastrozole', 'capecitabine'])(
    'a word that is not written from left to right has its card: %s',
    async (word) => {
      await go('writing.html');
      await opened.hover(word);
      await opened.waitForCard({ heading: word });
    },
  );

  test('the card on a page whose names are clobbered', async () => {
    await go('clobbered.html');
    await opened.hover('tamoxifen');
    await opened.waitForCard({ heading: 'tamoxifen' });
    await opened.page.keyboard.press('Escape');
    await opened.waitForNoCard();
  });

  test('the card under a policy that allows nothing', async () => {
    await go('strict-policy.html');
    await opened.hover('letrozole');
    const card = await opened.waitForCard({ heading: 'letrozole' });
    expect(card.box.width, 'it has its own style').toBeGreaterThan(200);
  });

  test('a card in a frame without an address', async () => {
    await go('frames.html');
    await opened.waitForWord('tamoxifen');
    const frame = await opened.frame('about:srcdoc');
    await opened.hover('tamoxifen', { frame });
    await opened.waitForCard({ heading: 'tamoxifen' });
  });
});

/** All of a page that can be compared, text node by text node; shadow roots that are open included. */
const outline = ({ page }: Opened): Promise<string> =>
  page.evaluate(() => {
    const linesOf = (node: Node): string[] => {
      // A form can have fields with names of the DOM.
      const ask = (of: typeof Node | typeof Element, what: string) =>
        Object.getOwnPropertyDescriptor(of.prototype, what)!.get!.call(node);
      const root: ShadowRoot | null = node instanceof Element ? ask(Element, 'shadowRoot') : null;
      const below = [...(ask(Node, 'childNodes') as NodeList)].flatMap(linesOf).map((line) => ` ${line}`);
      const own = `${ask(Node, 'nodeName')} ${ask(Node, 'nodeValue')}`;
      return [own, ...(root ? linesOf(root) : []), ...below];
    };
    return linesOf(document).join('\n');
  });

inEachBrowser(
  'hostile pages, words as elements',
  (the) => {
    test.each(Object.entries(PAGES))(
      '%s is the same again when words are switched off',
      async (page, expected) => {
        await the.reader.store({ density: 'every', 'site:127.0.0.1': 'off' });
        const without = await the.reader.open(`${the.server.otherOrigin}/hostile/${page}`);
        const opened = await the.reader.openTab();
        const faults = collectFaults(opened.page);
        await opened.page.goto(`${the.server.origin}/hostile/${page}`, { waitUntil: 'domcontentloaded' });
        const words = async () => (await opened.words()).map(({ text }) => seen(text));
        await expect.poll(words).toEqual(expected);
        await untilStill(() => marked(opened), 1500);
        expect(await words()).toEqual(expected);

        await the.reader.store({ pausedUntil: 'forever' });
        await expect.poll(words).toEqual([]);
        await expect.poll(() => outline(opened)).toBe(await outline(without));
        expect(faults).toEqual([]);
      },
    );
  },
  { only: 'firefox', preferences: OLDER },
);
