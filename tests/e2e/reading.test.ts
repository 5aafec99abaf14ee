/** The reading view: the article of a page with its words explained, by pointer, keyboard and on paper. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { chooseInMenu } from './driver/menu.ts';
import {
  explainedWords,
  findView,
  openReading,
  pressButton,
  reload,
  sorry,
  viewOf,
} from './driver/reading.ts';
import { until } from './driver/wait.ts';

const TITLE = 'A walking group for people who live with metastatic breast cancer';

inEachBrowser('the reading view', (the) => {
  const openArticle = () => the.reader.open(`${the.server.origin}/news-article.html`);
  const openNote = (view: Page) =>
    view.evaluate(() => document.querySelector<HTMLElement>('.note[data-open="true"]')?.id ?? null);
  const focused = (view: Page) =>
    view.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });

  test('explains the words that are explained on the page itself', async () => {
    const opened = await openArticle();
    await the.reader.store({ density: 'every' });
    const view = await openReading(opened);
    expect(await view.title()).toBe(`${TITLE} · Plainword`);
    const words = await explainedWords(view);
    // What stands in an `aside` is no part of the article.
    const isInArticle = (text: string) => !['advanced breast cancer', 'Fatigue'].includes(text);
    const onPage = async () => (await opened.words()).map(({ text }) => text).filter(isInArticle);
    await expect.poll(onPage).toEqual(words.map(({ text }) => text));
    expect(words.length).toBeGreaterThan(15);
    for (const { note, isButton } of words) {
      expect(note).toBeTruthy();
      expect(isButton).toBe(true);
    }
    expect(await view.evaluate(() => document.querySelector('.article-words')!.textContent)).toMatch(
      /^\d+ words explained$/,
    );
  });

  test('is opened from the popup too', async () => {
    const opened = await openArticle();
    const popup = await the.reader.popup(opened);
    await pressButton(popup.page, 'Open with explanations');
    const view = await viewOf(the.reader);
    expect(await view.evaluate(() => document.querySelector('h1')!.textContent)).toBe(TITLE);
  });

  test('is walked with Tab; Enter opens a note, and Escape goes back to the word', async () => {
    const view = await openReading(await openArticle());
    const words = await explainedWords(view);
    const reached: string[] = [];
    for (let i = 0; i < 200 && !reached.includes('bone metastases'); i++) {
      await view.keyboard.press('Tab');
      const text = await view.evaluate(() => {
        const { activeElement: element } = document;
        return element?.matches('.article mark')
          ? (element.getAttribute('aria-label') ?? element.textContent)
          : null;
      });
      if (text !== null) reached.push(text);
    }
    expect(reached).toEqual(words.map(({ text }) => text));

    await view.keyboard.press('Enter');
    const id = await until('the note to open', () => openNote(view));
    const { mark, hasFocus } = await view.evaluate((id) => {
      const mark = document.querySelector<HTMLElement>(`mark[data-note="${id}"]`)!;
      return {
        mark: [
          mark.getAttribute('aria-controls'),
          mark.getAttribute('aria-expanded'),
          mark.getAttribute('aria-haspopup'),
        ],
        hasFocus: document.activeElement?.id === id,
      };
    }, id);
    expect(mark).toEqual([id, 'true', null]);
    expect(hasFocus).toBe(true);
    await view.keyboard.press('Escape');
    await until('the note to close', async () => (await openNote(view)) === null);
    expect(await focused(view)).toBe('bone metastases');
  });

  test('a press on a word opens its note in sight: beside the word, or below its paragraph', async () => {
    const view = await openReading(await openArticle());
    await view.setViewport({ width: 1280, height: 700 });
    await explainedWords(view);
    const press = (text: string) =>
      until(`the note on "${text}" to open`, async () => {
        const marks = await view.$$('.article mark');
        const texts = await Promise.all(marks.map((mark) => mark.evaluate(({ textContent }) => textContent)));
        const mark = marks[texts.lastIndexOf(text)]!;
        await mark.click();
        return (await openNote(view)) === (await mark.evaluate(({ dataset }) => dataset.note));
      });
    /** Where the open note stands. */
    const place = () =>
      view.evaluate(() => {
        const note = document.querySelector<HTMLElement>('.note[data-open="true"]')!;
        const mark = document.querySelector(`mark[data-note="${note.id}"]`)!;
        const word = mark.getBoundingClientRect();
        const paragraph = mark.closest('p')!.getBoundingClientRect();
        const { top, left, bottom } = note.getBoundingClientRect();
        const others = [...document.querySelectorAll('.note')].filter((one) => {
          const box = one.getBoundingClientRect();
          return one !== note && box.left === left && box.top < bottom - 1 && box.bottom > top + 1;
        });
        return {
          isBeside: left > paragraph.right && Math.abs(top - word.top) < 2,
          isBelow: top >= paragraph.bottom && left >= paragraph.left,
          isInSight: top >= 0 && top < innerHeight,
          overlaps: others.length,
        };
      });
    await press('neuropathy');
    await expect.poll(place).toEqual({ isBeside: true, isBelow: false, isInSight: true, overlaps: 0 });
    await view.setViewport({ width: 600, height: 700 });
    await press('fatigue');
    await expect.poll(place).toEqual({ isBeside: false, isBelow: true, isInSight: true, overlaps: 0 });
  });

  test('opens notes also while words are selected to be copied', async () => {
    const view = await openReading(await openArticle());
    await explainedWords(view);
    // The marks in what is copied go, until it is no longer selected.
    await view.evaluate(() => {
      const paragraph = document.querySelector('.article p:has(mark)')!;
      getSelection()!.selectAllChildren(paragraph);
    });
    await view.keyboard.down('Control');
    await view.keyboard.press('c');
    await view.keyboard.up('Control');
    await until('the marks to go', () =>
      view.evaluate(() => {
        const { anchorNode } = getSelection()!;
        return (anchorNode as Element).querySelector('mark') === null;
      }),
    );
    await view.evaluate(() => document.querySelector<HTMLElement>('.article mark[role=button]')!.focus());
    await view.keyboard.press('Enter');
    expect(await until('the note to open', () => openNote(view))).toBeTruthy();
  });

  test('gentle mode asks first, and what is urgent is always there', async () => {
    await the.reader.store({});
    const opened = await the.reader.open(
      the.server.put(
        '/gentle',
        `<article><h1>On the ward</h1>${'<p>Every Thursday at nine, eleven people meet at the old mill and walk as far as they like.</p>'.repeat(6)}
         <p>They spoke about the prognosis of metastatic breast cancer, and of chemotherapy.</p></article>`,
      ),
    );
    const view = await openReading(opened);
    await explainedWords(view);
    const noteOf = (name: string) =>
      view.evaluate(
        (name) =>
          [...document.querySelectorAll<HTMLElement>('.note')].find(
            (note) => note.querySelector('.note-name')!.textContent === name,
          )!.textContent,
        name,
      );
    expect(await noteOf('prognosis')).toBe('prognosisStage, spread and responseShow the explanation');
    expect(await noteOf('chemotherapy')).toContain('When to call right away');
    expect(await view.evaluate(() => document.querySelector('.footnotes')!.textContent)).toContain(
      'left out here. To print this explanation, show it first.',
    );
    await pressButton(view, 'Show the explanation');
    await expect.poll(() => noteOf('prognosis')).toContain('What doctors expect');
    await expect
      .poll(() => view.evaluate(() => document.querySelector('.footnotes')!.textContent))
      .not.toContain('left out');
  });

  test('keeps what is chosen, for other pages too', async () => {
    const view = await openReading(await openArticle());
    await explainedWords(view);
    await pressButton(view, 'Text and colors');
    const sliders = await view.$$('.controls input[type=range]');
    await sliders[1]!.focus();
    await view.keyboard.press('End');
    await expect.poll(() => the.reader.stored()).toEqual({ lineSpacing: 240 });
    await expect
      .poll(() =>
        view.evaluate(() => {
          const { lineHeight, fontSize } = getComputedStyle(document.querySelector('.article')!);
          return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        }),
      )
      .toBeCloseTo(2.4, 2);
  });

  test('loads the page anew as long as its tab shows it, and says what to do when it does not', async () => {
    const opened = await openArticle();
    const view = await openReading(opened);
    await explainedWords(view);
    await reload(view);
    expect((await explainedWords(view)).length).toBeGreaterThan(15);

    await pressButton(view, 'Read on localhost');
    await until('the page to be in front', () =>
      the.reader.own(async (id) => (await chrome.tabs.get(id)).active, opened.tabId),
    );

    await opened.page.goto(`${the.server.origin}/portal-visit.html`);
    await view.bringToFront();
    expect(await view.evaluate(() => document.querySelector('h1')!.textContent)).toBe(TITLE);
    await reload(view);
    expect(await sorry(view)).toContain('closed, or another page is in its place');
    await opened.page.goto(`${the.server.origin}/news-article.html`);
    await pressButton(view, 'Try again');
    expect((await explainedWords(view)).length).toBeGreaterThan(15);

    await opened.page.close();
    await reload(view);
    expect(await sorry(view)).toContain('closed, or another page is in its place');
  });

  test('says so where there is no article, and leads to the panel and back to the page', async () => {
    const opened = await the.reader.open(the.server.put('/short', '<h1>Results</h1><p>HER2-positive</p>'));
    const view = await openReading(opened);
    expect(await sorry(view)).toContain('There is no article on this page');
    const buttons = await view.$$eval('.sorry button', (all) => all.map(({ textContent }) => textContent));
    expect(buttons).toEqual(['Open the side panel', 'Go to the page', 'Try again']);
    await pressButton(view, 'Go to the page');
    await until('the page to be in front', () =>
      the.reader.own(async (id) => (await chrome.tabs.get(id)).active, opened.tabId),
    );
  });

  test('explains no words of a page in another language, and says so', async () => {
    const text =
      '<p>Die Patientin hat metastasierten Brustkrebs, HER2-positive, und bekommt trastuzumab am Donnerstag.</p>';
    const opened = await the.reader.open(
      the.server.put('/german', {
        body: `<html lang="de"><title>Eine Seite</title><article><h1>Eine Seite</h1>${text.repeat(6)}</article></html>`,
      }),
    );
    const view = await openReading(opened);
    expect(await view.evaluate(() => document.querySelector('.article-words')?.textContent)).toBe(
      'Only English words can be explained so far',
    );
    expect(await view.$$('mark')).toEqual([]);
  });

  test('is not opened for a page that no script can read', async () => {
    const opened = await the.reader.open('about:blank');
    await chooseInMenu(opened, { menuItemId: 'read' });
    await the.reader.own(() => chrome.runtime.sendMessage({ type: 'hidden' }));
    expect(await findView(the.reader)).toBeUndefined();
  });
});
