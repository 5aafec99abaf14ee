/** The right words are underlined on the sample pages, and none where nothing is about health. */
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';

inEachBrowser('words', (the) => {
  const wordsOf = async (page: string) => {
    const opened = await the.reader.open(`${the.server.origin}/${page}`);
    const words = await opened.allWords();
    return { opened, words, entries: new Map(words.map(({ text, entries }) => [text, entries[0]!.id])) };
  };

  test('in a visit summary, also those that only this page makes clear', async () => {
    const { entries, words } = await wordsOf('portal-visit.html');
    expect(Object.fromEntries(entries)).toMatchObject({
      'HER2-low': 'her2-low',
      'aromatase inhibitor': 'aromatase-inhibitor',
      AI: 'aromatase-inhibitor',
      SBRT: 'stereotactic-body-radiation-therapy',
      oligometastatic: 'oligometastatic',
      Letrozole: 'letrozole',
    });
    expect(words.find(({ text }) => text === 'AI')).toMatchObject({ certainty: 'context' });
    expect(words.find(({ text }) => text === 'letrozole')).toMatchObject({ certainty: 'sure' });
  });

  test('in a report set in <pre> and in tables', async () => {
    const { entries } = await wordsOf('pathology-report.html');
    expect([...entries.keys()]).toEqual(
      expect.arrayContaining([
        'SENTINEL LYMPH NODE',
        'LUMPECTOMY',
        'micrometastasis',
        'HER2',
        'FISH',
        'Ki-67',
      ]),
    );
  });

  test('in an article: across inline elements, with typographic hyphens', async () => {
    const { entries } = await wordsOf('news-article.html');
    expect([...entries.keys()]).toEqual(
      expect.arrayContaining(['targeted therapy', 'triple‑negative breast cancer', 'PET scan']),
    );
  });

  test('none on a page that is not about health', async () => {
    const opened = await the.reader.open(`${the.server.origin}/not-about-health.html`);
    expect(await opened.wordsIfAny()).toEqual([]);
  });

  test('are painted, in this page without scrolling or waiting', async () => {
    const { opened, words } = await wordsOf('news-article.html');
    const painted = await opened.page.evaluate(() => CSS.highlights.get('plainword')?.size ?? 0);
    expect(painted).toBeGreaterThan(0);
    expect(painted).toBeLessThanOrEqual(words.length);
  });

  test('are underlined on the screen, also on dark pages', async () => {
    const { opened } = await wordsOf('news-article.html');
    expect(await opened.isUnderlined('HER2-positive')).toBe(true);
    await opened.page.evaluate(() => {
      document.documentElement.style.colorScheme = 'dark';
    });
    expect(await opened.isUnderlined('HER2-positive')).toBe(true);
  });
});
