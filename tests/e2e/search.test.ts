/** The search of the glossary, in the panel's own page, and the way to it from a card. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import { chooseInMenu } from './driver/menu.ts';
import { until } from './driver/wait.ts';

interface Shown {
  /** The results in their order, section by section. */
  results: { term: string; name: string | null; marked: string[] }[];
  headings: string[];
  crisis: string | null;
  text: string;
}

inEachBrowser('search', (the) => {
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) if (!page.isClosed()) await page.close();
  });

  async function openSearch(): Promise<Page> {
    const page = await the.reader.installed.openOwnPage('sidepanel.html#search');
    pages.push(page);
    await page.bringToFront();
    await page.waitForSelector('input[type=search]');
    return page;
  }

  const shown = (page: Page): Promise<Shown> =>
    page.evaluate(() => {
      const panel = document.querySelector('[role=tabpanel]:not([hidden])')!;
      return {
        results: [...panel.querySelectorAll('.word-item')].map((row) => ({
          term: row.querySelector('.word-row-term')!.textContent,
          name: row.querySelector('.word-row-note')?.textContent ?? null,
          marked: [...row.querySelectorAll('mark')].map(({ textContent }) => textContent),
        })),
        headings: [...panel.querySelectorAll('h2')].map(({ textContent }) => textContent),
        crisis: panel.querySelector('.crisis')?.textContent ?? null,
        text: panel.textContent,
      };
    });

  const waitForFirst = (page: Page, term: string): Promise<Shown> =>
    until(`"${term}" to be found first`, async () => {
      const now = await shown(page);
      return now.results[0]?.term === term && now;
    });

  const type = (page: Page, text: string) => page.type('input[type=search]', text);
  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement!.getAttribute('data-entry') ?? document.activeElement!.localName,
    );
  const openWord = (page: Page) =>
    page.evaluate(() => document.querySelector('[role=tabpanel]:not([hidden]) .word-page h2')?.textContent);
  const value = (page: Page) => page.$eval('input[type=search]', (input) => input.value);

  /** The field of a panel that a page's button has opened; null while there is none. */
  async function fieldOfPanel(): Promise<{ value: string; hasFocus: boolean } | null> {
    if (the.browser === 'firefox') {
      return the.reader.own(() => {
        const panel = chrome.extension.getViews().find(({ location }) => location.search.startsWith('?tab='));
        const field = panel?.document.querySelector<HTMLInputElement>('input[type=search]');
        return field ? { value: field.value, hasFocus: field === panel?.document.activeElement } : null;
      });
    }
    const target = the.reader.browser.targets().find((one) => one.url().endsWith('/sidepanel.html'));
    const page = await target?.asPage();
    const field = await page?.$('input[type=search]');
    return (
      field?.evaluate((input) => ({
        value: (input as HTMLInputElement).value,
        hasFocus: input === document.activeElement,
      })) ?? null
    );
  }

  test('a brand name finds its drug, letter by letter, with what was found marked', async () => {
    const page = await openSearch();
    await type(page, 'hercep');
    const half = await waitForFirst(page, 'trastuzumab');
    expect(half.results[0]).toEqual({ term: 'trastuzumab', name: 'also: Herceptin', marked: ['Hercep'] });
    await type(page, 'tin');
    await until('the whole name', async () => (await shown(page)).results[0]!.marked[0] === 'Herceptin');
    await page.keyboard.press('Enter');
    await until('the entry', async () => (await openWord(page)) === 'trastuzumab');
  });

  test('a misspelt drug is asked about, and neither Enter nor anything else opens it', async () => {
    const page = await openSearch();
    await type(page, 'herseptin');
    const { headings, results, text } = await waitForFirst(page, 'trastuzumab');
    expect(headings[0]).toBe('Did you mean one of these?');
    expect(results[0]!.name).toBe('also: Herceptin');
    expect(text).toContain('“herseptin” is not in the glossary yet.');
    expect(text).toContain('names that look alike are often different things');
    await page.keyboard.press('Enter');
    await until('the focus to be on the first', async () => (await focused(page)) === 'trastuzumab');
    expect(await openWord(page)).toBeUndefined();
    await page.keyboard.press('Enter');
    await until('the entry', async () => (await openWord(page)) === 'trastuzumab');
  });

  test('by keyboard: down into the results, through them, up and Escape back; the entry, its related words, Back', async () => {
    const page = await openSearch();
    await type(page, 'lymph node');
    const { results } = await waitForFirst(page, 'lymph node');
    await page.keyboard.press('ArrowDown');
    await until('the first', async () => (await focused(page)) === 'lymph-node');
    await page.keyboard.press('End');
    const last = await focused(page);
    expect(last).not.toBe('lymph-node');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(last);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('input');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('input');

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('the entry', async () => (await openWord(page)) === 'lymph node');
    await page.click('.word-page .word');
    const related = await until('a related word', async () => {
      const word = await openWord(page);
      return word !== 'lymph node' && word;
    });
    expect(related).toBeTruthy();
    await page.keyboard.press('Escape');
    await until('the entry again', async () => (await openWord(page)) === 'lymph node');
    await page.keyboard.press('Escape');
    await until('the results', async () => (await openWord(page)) === undefined);
    expect(await focused(page)).toBe('lymph-node');
    expect((await shown(page)).results).toEqual(results);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until('an empty field', async () => (await value(page)) === '');
    expect((await shown(page)).results).toEqual([]);
  });

  test('how many there are is read out when the reader pauses', async () => {
    const page = await openSearch();
    await type(page, 'chemo brain');
    await waitForFirst(page, 'chemo brain');
    const said = () =>
      page.$eval('[role=tabpanel]:not([hidden]) [role=status]', ({ textContent }) => textContent);
    await until('the count', async () => /^\d+ results?\.$/.test((await said()) ?? ''));
    await page.keyboard.press('x');
    await until('that there is none of this name', async () => !/^\d/.test((await said()) ?? ''));
  });

  test('where nothing is found it says so, and what to try', async () => {
    const page = await openSearch();
    const { text: empty } = await shown(page);
    expect(empty).toContain('For example');
    await type(page, 'xyzzy');
    const { text, results } = await until('the answer', async () => {
      const now = await shown(page);
      return now.text.includes('“xyzzy”') && now;
    });
    expect(results).toEqual([]);
    expect(text).toContain('“xyzzy” is not in the glossary yet.');
    expect(text).toContain('Try fewer words');
  });

  test('an example fills the field', async () => {
    const page = await openSearch();
    await page.click('.search-examples .word:last-of-type');
    await waitForFirst(page, 'trastuzumab');
    expect(await value(page)).toBe('Herceptin');
    expect(await focused(page)).toBe('input');
  });

  test('words about dying by one’s own hand bring help first, and no link', async () => {
    const page = await openSearch();
    await type(page, 'i want to kill myself');
    const { crisis, text } = await waitForFirst(page, 'depression');
    expect(crisis).toContain('In the US, call or text 988');
    expect(text.indexOf(crisis!)).toBeLessThan(text.indexOf('depression'));
    expect(await page.$$('[role=tabpanel]:not([hidden]) a')).toEqual([]);
  });

  test('gentle mode: a frightening word shows its topic, and its explanation only when asked for', async () => {
    const page = await openSearch();
    await type(page, 'hospic');
    const half = await waitForFirst(page, 'Sensitive: Care and daily life');
    expect(half.text).not.toMatch(/hospice/i);
    await type(page, 'e');
    const whole = await waitForFirst(page, 'hospice');
    expect(whole.text.split('hospice')[1]).not.toMatch(/comfort/i);
    await page.keyboard.press('Enter');
    await until('the gate', async () => (await page.$('.gate')) !== null);
    await page.click('.gate .solid');
    await until('the entry', async () => (await openWord(page)) === 'hospice');

    await page.close();
    await the.reader.store({ gentle: false });
    const open = await openSearch();
    await type(open, 'hospic');
    await waitForFirst(open, 'hospice');
  });

  test('nothing that is typed is kept', async () => {
    const page = await openSearch();
    await type(page, 'letrozole');
    await waitForFirst(page, 'letrozole');
    await page.keyboard.press('Enter');
    await until('the entry', async () => (await openWord(page)) === 'letrozole');
    expect(await the.reader.stored()).toEqual({});
    expect(await the.reader.own(() => chrome.storage.session.get(null).then(JSON.stringify))).not.toContain(
      'letroz',
    );
    expect(await page.evaluate(() => location.href + history.length + localStorage.length)).not.toContain(
      'letroz',
    );
  });

  test('a card for a text that is not explained offers the search, which opens with the text', async () => {
    const opened = await the.reader.open(the.server.put('/unknown', '<p id="text">a wheelbarrow here</p>'));
    await opened.page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('#text')!));
    await chooseInMenu(opened, { menuItemId: 'explain', selectionText: 'wheelbarrow' });
    await opened.waitForCard({ heading: 'wheelbarrow' });
    await opened.press('Search the glossary');
    const inPanel = await until('the text in the field', async () => {
      const field = await fieldOfPanel();
      return field?.value === 'wheelbarrow' && field;
    });
    expect(inPanel.hasFocus).toBe(true);
    await opened.waitForNoCard();
    // Chromium opens its side panel on the press; Firefox lets a page's press open no sidebar.
    const tabs = await the.reader.own(async () => (await chrome.tabs.query({})).map(({ url }) => url ?? ''));
    const inTab = tabs.filter((url) => url.includes('/sidepanel.html'));
    expect(inTab.length).toBe(the.browser === 'firefox' ? 1 : 0);
    if (inTab[0]) expect(inTab[0]).toMatch(/\?tab=\d+#search$/);
    await the.reader.own(async () => {
      const [tab] = await chrome.tabs.query({ url: chrome.runtime.getURL('sidepanel.html*') });
      if (tab) await chrome.tabs.remove(tab.id!);
    });
  });

  test('axe finds nothing in light, dark and forced colors, in any state', async () => {
    const page = await openSearch();
    await page.evaluate(axe.source);
    for (const look of ['light', 'dark', 'forced'] as const) {
      const theme = look === 'dark' ? 'dark' : 'light';
      await the.reader.store({ theme });
      await page.waitForSelector(`html[data-theme=${theme}]`);
      if (look === 'forced') {
        if (the.browser === 'firefox') continue;
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', {
          features: [{ name: 'forced-colors', value: 'active' }],
        });
      }
      for (const query of ['', 'herseptin', 'drug for nausea', 'xyzzy', 'suicide', 'hospic']) {
        await page.$eval('input[type=search]', (input) => input.select());
        await page.keyboard.press('Backspace');
        await type(page, query);
        await until('the state', async () => {
          const { results, text } = await shown(page);
          return query === '' || results.length > 0 || text.includes('Try fewer words');
        });
        const json = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: typeof import('axe-core') };
          return JSON.stringify(
            await axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } }),
          );
        });
        const { violations, passes } = JSON.parse(json) as AxeResults;
        expect(passes.length).toBeGreaterThan(5);
        const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
        expect(faults, `${look}: ${query}`).toEqual([]);
      }
    }
  });
});
