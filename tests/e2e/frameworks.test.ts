/**
 * Real applications do the same with us and without: React, Vue, Svelte and web components through thousands of changes,
 * and a page that takes over what the server sent. In Firefox also with words as elements, as in its older versions.
 */
import { expect, test } from 'vitest';
import {
  allMarked,
  ask,
  complaints,
  marked,
  OLDER,
  openApps,
  painted,
  run,
  serveApps,
  type Where,
} from './apps/pages.ts';
import { inEachBrowser, type Setting } from './browsers.ts';
import { until } from './driver/wait.ts';

const ROUNDS = 8;
/** Of each of the four apps in each round. */
const CHANGES = 80;
const PATH = '/apps?seed=7';

/** What the apps show after each round where nothing is explained. */
async function outlinesWithout(the: Setting, rounds: number, changes: number) {
  const opened = await openApps(the, 'without', PATH);
  const outlines: { outline: string; text: string }[] = [];
  for (let round = 0; round <= rounds; round++) {
    if (round > 0) await run(opened, changes);
    outlines.push({ outline: await ask(opened, 'outline'), text: await ask(opened, 'text') });
  }
  expect(await complaints(opened)).toEqual([]);
  expect(await opened.words()).toEqual([]);
  return outlines;
}

const texts = (words: { text: string }[]) => words.map(({ text }) => text);

inEachBrowser('frameworks', (the) => {
  test('through thousands of changes the page is the same, and the words are those of a fresh page', async () => {
    await serveApps(the);
    const expected = await outlinesWithout(the, ROUNDS, CHANGES);
    const opened = await openApps(the, 'with', PATH);
    await opened.waitForWord('HER2');
    expect(await ask(opened, 'outline')).toBe(expected[0]!.outline);
    for (let round = 1; round <= ROUNDS; round++) {
      await run(opened, CHANGES);
      expect(await ask(opened, 'outline')).toBe(expected[round]!.outline);
      if (round % 4 === 0) await opened.allWords();
    }
    expect(await complaints(opened)).toEqual([]);

    const fresh = await the.reader.open(the.server.put('/fresh', await ask(opened, 'html')));
    await fresh.allWords();
    await opened.page.bringToFront();
    // Both are asked again: neither is sure to be done with reading at once.
    const words = await until('the words of a fresh page', async () => {
      const found = texts(await fresh.words());
      expect(texts(await opened.words())).toEqual(found);
      return found;
    });
    const lines = await painted(opened);
    expect(lines.length).toBeGreaterThan(0);
    expect(
      lines.filter((line) => !words.includes(line)),
      'nothing old is underlined',
    ).toEqual([]);
  });

  test('a page hydrates without a warning, with its words already explained', async () => {
    await serveApps(the);
    const html = async (where: Where) => {
      const opened = await openApps(the, where, '/hydrated?late=1200');
      if (where === 'with') expect(await opened.allWords()).not.toEqual([]);
      await opened.page.waitForSelector('[data-hydrated]');
      expect(await complaints(opened)).toEqual([]);
      return opened.html();
    };
    const origins = new RegExp(`${the.server.origin}|${the.server.otherOrigin}`, 'g');
    expect((await html('with')).replace(origins, '')).toBe((await html('without')).replace(origins, ''));
  });
});

inEachBrowser(
  'frameworks, words as elements',
  (the) => {
    test('the page reads the same at any time, and in the end it is the same', async () => {
      await serveApps(the);
      const rounds = 5;
      const expected = await outlinesWithout(the, rounds, 40);
      const opened = await openApps(the, 'with', PATH);
      let marks = 0;
      for (let round = 0; round <= rounds; round++) {
        if (round > 0) await run(opened, 40);
        expect(await ask(opened, 'text')).toBe(expected[round]!.text);
        marks += (await allMarked(opened)).length;
        expect(await ask(opened, 'text')).toBe(expected[round]!.text);
      }
      expect(marks).toBeGreaterThan(40);
      expect(await complaints(opened)).toEqual([]);

      await the.reader.store({ pausedUntil: 'forever' });
      await until('our elements to go', async () => (await marked(opened)).length === 0);
      expect(await ask(opened, 'outline')).toBe(expected[rounds]!.outline);
    });

    test('a page that hydrates at once does so without a warning', async () => {
      await serveApps(the);
      const opened = await openApps(the, 'with', '/hydrated?late=0');
      await allMarked(opened);
      expect(await complaints(opened)).toEqual([]);
    });
  },
  { only: 'firefox', preferences: OLDER },
);
