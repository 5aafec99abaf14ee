/** The settings page and the first steps, as a reader uses them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { inEachBrowser } from './browsers.ts';
import type { Opened } from './driver/opened.ts';
import { until } from './driver/wait.ts';

/** What is underlined in the top document, read where every page can: in the registry of highlights. */
const underlined = (opened: Opened): Promise<string[]> =>
  opened.page.evaluate(() => {
    const ranges = [...((CSS.highlights.get('plainword') ?? []) as Iterable<StaticRange>)];
    return ranges
      .sort((a, b) =>
        a.startContainer === b.startContainer
          ? a.startOffset - b.startOffset
          : a.startContainer.compareDocumentPosition(b.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING
            ? -1
            : 1,
      )
      .map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      );
  });

inEachBrowser('settings', (the) => {
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) if (!page.isClosed()) await page.close();
  });

  async function openOwn(path: string): Promise<Page> {
    const page = await the.reader.installed.openOwnPage(path);
    pages.push(page);
    await page.bringToFront();
    await page.waitForSelector('main h1');
    return page;
  }

  /** The control with this name. */
  async function control(page: Page, name: string): Promise<ElementHandle<HTMLElement>> {
    const handle = await until(`"${name}"`, async () => {
      const found = await page.evaluateHandle((name) => {
        const nameOf = (element: HTMLElement) =>
          element.getAttribute('aria-label') ??
          document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
          (element as HTMLInputElement).labels?.[0]?.querySelector('.choice-text')?.firstChild?.textContent ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent;
        const all = [...document.querySelectorAll<HTMLElement>('button, input, select')];
        return all.find((element) => nameOf(element)?.trim() === name) ?? null;
      }, name);
      return found.asElement() as ElementHandle<HTMLElement> | null;
    });
    return handle;
  }

  const press = async (page: Page, name: string) => {
    const element = await control(page, name);
    await element.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await element.click();
  };

  const storedIs = (expected: Record<string, unknown>) =>
    expect.poll(() => the.reader.stored()).toEqual(expected);

  test('how often: an open page follows at once', async () => {
    the.server.put('/often', '<p>letrozole</p><p>letrozole and letrozole</p>');
    const opened = await the.reader.open(`${the.server.origin}/often`);
    await opened.waitForWord('letrozole');
    const page = await openOwn('options.html');
    await press(page, 'Every time');
    await storedIs({ density: 'every' });
    await expect.poll(() => underlined(opened)).toEqual(['letrozole', 'letrozole', 'letrozole']);
    await press(page, 'The first time on the page');
    await expect.poll(() => underlined(opened)).toEqual(['letrozole']);
  });

  test('a kind of words that is unticked is not underlined, and the basics neither', async () => {
    the.server.put('/kinds', '<p>letrozole after a mastectomy</p>');
    const opened = await the.reader.open(`${the.server.origin}/kinds`);
    await opened.waitForWord('mastectomy');
    const page = await openOwn('options.html');
    await press(page, 'Drugs');
    await expect.poll(() => underlined(opened)).toEqual(['mastectomy']);
    await press(page, 'I know the basics');
    await expect.poll(() => underlined(opened)).toEqual([]);
    await storedIs({ kindsOff: ['drugs'], basicsKnown: true });
  });

  test('theme and underline show at once, here and in the sample', async () => {
    const page = await openOwn('options.html');
    await press(page, 'Dark');
    await press(page, 'Strong');
    await storedIs({ theme: 'dark', strength: 'strong' });
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await expect.poll(() => page.evaluate(() => CSS.highlights.has('plainword-strong'))).toBe(true);
  });

  test('by keyboard: a slider, a switch, a choice', async () => {
    const page = await openOwn('options.html');
    await (await control(page, 'Text size')).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await storedIs({ textSize: 120 });
    await (await control(page, 'Gentle mode')).focus();
    await page.keyboard.press(' ');
    await storedIs({ textSize: 120, gentle: false });
    await (await control(page, 'Quiet')).focus();
    await page.keyboard.press('ArrowDown');
    await storedIs({ textSize: 120, gentle: false, strength: 'clear' });
  });

  test('a site is added, refused with a reason, changed, removed, and put back', async () => {
    const page = await openOwn('options.html');
    const field = await control(page, 'Add a site');
    await field.focus();
    await page.keyboard.type('two words\n');
    await page.waitForFunction(() =>
      document.querySelector('.field-problem')?.textContent?.includes('not the name'),
    );
    expect(await the.reader.stored()).toEqual({});
    await field.evaluate((input) => (input as HTMLInputElement).select());
    await page.keyboard.type('https://Example.org/page\n');
    await storedIs({ 'site:example.org': 'off' });
    await (await control(page, 'Words on example.org')).select('on');
    await storedIs({ 'site:example.org': 'on' });
    await (await control(page, 'Remove example.org')).focus();
    await page.keyboard.press('Enter');
    await storedIs({});
    // The pressed button is gone: the focus stands on Undo.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
    await page.keyboard.press('Enter');
    await storedIs({ 'site:example.org': 'on' });
  });

  test('a known word is underlined again, and known again', async () => {
    await the.reader.store({ 'known:letrozole': true });
    the.server.put('/known', '<p>letrozole and tamoxifen</p>');
    const opened = await the.reader.open(`${the.server.origin}/known`);
    await expect.poll(() => underlined(opened)).toEqual(['tamoxifen']);
    const page = await openOwn('options.html');
    await press(page, 'Underline again: letrozole');
    await expect.poll(() => underlined(opened)).toEqual(['letrozole', 'tamoxifen']);
    await press(page, 'Undo');
    await expect.poll(() => underlined(opened)).toEqual(['tamoxifen']);
  });

  test('a file takes the place of what is here, or is refused and changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plainword-'));
    try {
      const before = { theme: 'light', 'site:a.org': 'off' };
      await the.reader.store(before);
      const page = await openOwn('options.html');
      const give = async (text: string) => {
        const file = join(folder, 'choices.json');
        await writeFile(file, text);
        const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
        await input.uploadFile(file);
      };
      const refusal = (part: string) =>
        page.waitForFunction(
          (part) =>
            [...document.querySelectorAll('.field-problem')].some((one) => one.textContent.includes(part)),
          {},
          part,
        );
      await give('{"plainword":1,"choices":');
      await refusal('damaged');
      await give('{"bookmarks":[]}');
      await refusal('not made by Plainword');
      await give('{"plainword":7,"choices":{}}');
      await refusal('newer');
      await give('{"plainword":1,"choices":{"theme":"dark","site:b.org":"maybe"}}');
      await refusal('site:b.org');
      expect(await the.reader.stored()).toEqual(before);
      await give('{"plainword":1,"choices":{"theme":"dark","known:biopsy":true}}');
      await storedIs({ theme: 'dark', 'known:biopsy': true });
      await press(page, 'Undo');
      await storedIs(before);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('starting over can be undone', async () => {
    const before = { density: 'page', 'site:a.org': 'off', 'saved:biopsy': { at: 1 } };
    await the.reader.store(before);
    const page = await openOwn('options.html');
    await press(page, 'Put everything back');
    await storedIs({ 'saved:biopsy': { at: 1 } });
    await press(page, 'Undo');
    await storedIs(before);
  });

  test('the sample opens a real card', async () => {
    const page = await openOwn('options.html');
    const point = await until('a word in the sample', () =>
      page.evaluate(() => {
        const [range] = [...((CSS.highlights.get('plainword') ?? []) as Iterable<StaticRange>)];
        if (!range) return null;
        const live = new Range();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { x, y, width, height } = live.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }),
    );
    await page.mouse.click(point.x, point.y);
    await page.waitForSelector('[popover="manual"]');
  });

  test.each(['light', 'dark'])('axe finds nothing on any page (%s)', async (theme) => {
    await the.reader.store({ theme, textSize: 100, 'site:a.org': 'off', 'known:biopsy': true });
    for (const path of ['options.html', 'welcome.html']) {
      const page = await openOwn(path);
      expect(await faults(page), path).toEqual([]);
      if (the.browser === 'chromium') {
        await page
          .emulateMediaFeatures([{ name: 'forced-colors' as never, value: 'active' }])
          .catch(() => {});
        expect(await faults(page), `${path} in forced colors`).toEqual([]);
      }
    }
  });

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const json = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      return JSON.stringify(await axe.run(document));
    });
    const { violations, passes } = JSON.parse(json) as AxeResults;
    expect(passes.length, 'axe looked at something').toBeGreaterThan(10);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  test('the first steps let a reader choose', async () => {
    const page = await openOwn('welcome.html');
    await press(page, 'Gentle mode');
    await storedIs({ gentle: false });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.title()).toBe('Welcome to Plainword · Plainword');
  });
});
