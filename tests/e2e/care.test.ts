/**
 * What readers and pages do with text works as before: copying, finding, selecting, printing, translating, reading aloud,
 * and highlights of the page's own. In Firefox also with words as elements.
 */
import { expect, test } from 'vitest';
import { allMarked, marked, OLDER } from './apps/pages.ts';
import { inEachBrowser, type Setting } from './browsers.ts';
import { heard } from './driver/heard.ts';
import type { Opened } from './driver/opened.ts';
import { printed } from './driver/printed.ts';
import { collectFaults } from './faults.ts';

const TEXT = 'Take letrozole or tamoxifen each day.';
const PAGE = `<p id="text" style="margin: 40px; width: max-content">${TEXT}</p>`;

const selected = ({ page }: Opened): Promise<string> => page.evaluate(() => String(getSelection()));

/** The same as a reader without us would have it. */
async function without<T>(opened: Opened, look: () => Promise<T>): Promise<T> {
  await opened.reader.store({ 'site:localhost': 'off' });
  await expect.poll(() => opened.page.evaluate(() => CSS.highlights?.has('plainword') ?? false)).toBe(false);
  await expect.poll(() => marked(opened)).toEqual([]);
  return look();
}

/** Copies the text, and pastes it where only letters go and where everything goes. The last is what another program gets. */
async function copyAndPaste({ page }: Opened): Promise<string[]> {
  await page.bringToFront();
  await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.getElementById('text')!);
    document.querySelector('textarea')!.value = '';
    document.getElementById('rich')!.replaceChildren();
    document.addEventListener('paste', ({ clipboardData }) => {
      document.body.dataset.pasted = clipboardData!.getData('text/html');
    });
  });
  const press = async (key: 'c' | 'v') => {
    await page.keyboard.down('Control');
    await page.keyboard.press(key);
    await page.keyboard.up('Control');
  };
  const paste = async (into: string) => {
    await page.focus(into);
    await press('v');
    const content = () =>
      page.$eval(into, (field) => (field as HTMLTextAreaElement).value ?? field.innerHTML);
    await expect.poll(content).not.toBe('');
    return content();
  };
  await press('c');
  const pasted = [await paste('#plain'), await paste('#rich')];
  return [...pasted, await page.evaluate(() => document.body.dataset.pasted!)];
}

const FIELDS =
  '<textarea id="plain"></textarea><div id="rich" contenteditable style="min-height: 3em"></div>';

async function selectsWithTheMouse(opened: Opened): Promise<void> {
  const { page } = opened;
  const { box } = await opened.waitForWord('letrozole');
  const y = box!.y + box!.height / 2;
  await page.mouse.move(42, y);
  await page.mouse.down();
  await page.mouse.move(box!.x + 20, y);
  await page.mouse.move(700, y);
  await page.mouse.up();
  expect(await selected(opened)).toBe(TEXT);
  await page.mouse.click(box!.x + 20, y, { count: 2 });
  expect((await selected(opened)).trim()).toBe('letrozole');
  expect(await opened.card()).toBeNull();
}

const find = ({ page }: Opened, text: string): Promise<boolean> =>
  page.evaluate((text) => (window as unknown as { find(text: string): boolean }).find(text), text);

const opener = (the: Setting) => async (body: string) => {
  const opened = await the.reader.open(the.server.put('/care', body));
  await opened.waitForWord('tamoxifen');
  return opened;
};

inEachBrowser('care for the page', (the) => {
  const open = opener(the);

  test('copying takes the text, and in rich text nothing of ours', async () => {
    const opened = await open(PAGE + FIELDS);
    const copied = await copyAndPaste(opened);
    expect(copied[0]).toBe(TEXT);
    expect(copied).toEqual(await without(opened, () => copyAndPaste(opened)));
  });

  test('selecting with the mouse goes through words, and opens no card', async () => {
    await selectsWithTheMouse(await open(PAGE));
  });

  test('finding in the page', async () => {
    const opened = await open(PAGE);
    expect(await find(opened, 'letrozole or tamoxifen')).toBe(true);
    expect(await selected(opened)).toBe('letrozole or tamoxifen');
    expect(await opened.isUnderlined('letrozole')).toBe(true);
  });

  test('nothing is underlined on paper', async () => {
    const opened = await open(PAGE);
    expect(await opened.isUnderlined('letrozole')).toBe(true);
    const page = await printed(opened.page);
    expect(page.letters.length).toBeGreaterThanOrEqual(TEXT.length);
    expect(page).toEqual(await without(opened, () => printed(opened.page)));
  });

  test('the highlights of the page stay, over our words too', async () => {
    const opened = await open(
      `<style>::highlight(found) { background: rgb(255, 0, 0) }</style>${PAGE}
       <script>
         const range = new Range();
         range.selectNodeContents(text);
         CSS.highlights.set('found', new Highlight(range));
       </script>`,
    );
    expect(await opened.isUnderlined('letrozole')).toBe(true);
    const found = () =>
      opened.page.evaluate(() => {
        const [range, ...others] = CSS.highlights.get('found') ?? [];
        return others.length === 0 && range instanceof Range && String(range);
      });
    expect(await found()).toBe(TEXT);
    expect(await without(opened, found)).toBe(TEXT);
  });

  test('a page that is translated and translated back', async () => {
    const opened = await open(PAGE);
    const faults = collectFaults(opened.page);
    // As translators do it: what stands in the nodes goes into <font>, the language is changed.
    const translate = (lang: string, texts: string[]) =>
      opened.page.evaluate(
        (lang, texts) => {
          document.documentElement.lang = lang;
          const wrapped = texts.map((text) => {
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            inner.textContent = text;
            outer.append(inner);
            return outer;
          });
          document.getElementById('text')!.replaceChildren(...wrapped);
        },
        lang,
        texts,
      );
    await translate('es', ['Tome ', 'letrozol', ' o tamoxifeno', ' cada día.']);
    await expect.poll(() => opened.words()).toEqual([]);
    await translate('en', ['Take letro', 'zole or', ' tamoxifen each day.']);
    await expect.poll(() => opened.texts()).toEqual(['letrozole', 'tamoxifen']);
    expect(await opened.isUnderlined('letrozole')).toBe(true);
    expect(faults).toEqual([]);
  });

  test('screen readers hear the same page', async () => {
    const opened = await open(`${PAGE}<a href="#">HER2-positive</a>`);
    const said = await heard(opened);
    expect(JSON.stringify(said)).toContain('tamoxifen');
    expect(said).toEqual(await without(opened, () => heard(opened)));
  });
});

inEachBrowser(
  'care for the page, words as elements',
  (the) => {
    const open = async (body: string) => {
      const opened = await opener(the)(body);
      expect(await allMarked(opened)).toEqual(['letrozole', 'tamoxifen']);
      return opened;
    };

    test('copying takes the text, and in rich text nothing of ours', async () => {
      const opened = await open(PAGE + FIELDS);
      const copied = await copyAndPaste(opened);
      expect(copied[0]).toBe(TEXT);
      expect(copied).toEqual(await without(opened, () => copyAndPaste(opened)));
    });

    test('selecting with the mouse goes through words, and opens no card', async () => {
      await selectsWithTheMouse(await open(PAGE));
    });

    test('finding in the page', async () => {
      const opened = await open(PAGE);
      expect(await find(opened, 'letrozole or tamoxifen')).toBe(true);
      expect(await selected(opened)).toBe('letrozole or tamoxifen');
    });

    test('nothing is underlined on paper', async () => {
      const opened = await open(PAGE);
      const page = await printed(opened.page);
      expect(page).toEqual(await without(opened, () => printed(opened.page)));
    });
  },
  { only: 'firefox', preferences: OLDER },
);
