/** The reading view of a page: opened from the context menu, and looked at as a reader sees it. */
import type { Page } from 'puppeteer-core';
import { chooseInMenu } from './menu.ts';
import type { Opened } from './opened.ts';
import type { Reader } from './reader.ts';
import { until } from './wait.ts';

/** Opens the reading view of a page and brings it to the front. */
export async function openReading(opened: Opened): Promise<Page> {
  await chooseInMenu(opened, { menuItemId: 'read' });
  return viewOf(opened.reader);
}

/** The reading view that is open, in front and drawn. */
export async function viewOf(reader: Reader): Promise<Page> {
  const view = await until('the reading view', () => findView(reader));
  reader.adopt(view);
  await view.bringToFront();
  await drawn(view);
  return view;
}

/** The reading view that the extension has opened, if it has. Of Firefox, Puppeteer does not hear where a tab has gone. */
export async function findView({ name, browser }: Reader): Promise<Page | undefined> {
  const pages = await browser.pages();
  const isView = (url: string) => url.includes('-extension://') && url.includes('/reading.html');
  if (name === 'chromium') return pages.find((page) => isView(page.url()));
  const { connection } = browser as unknown as { connection: Bidi };
  const { result } = await connection.send('browsingContext.getTree', {});
  const ids = result.contexts.filter(({ url }) => isView(url)).map(({ context }) => context);
  return pages.find((page) => ids.includes((page.mainFrame() as unknown as { _id: string })._id));
}

interface Bidi {
  send(
    method: string,
    parameters: object,
  ): Promise<{ result: { contexts: { context: string; url: string }[] } }>;
}

/** Loads the view anew, as the reader's key does. */
export async function reload(view: Page): Promise<void> {
  await view.evaluate(() => {
    Object.assign(window, { isOld: true });
    location.reload();
  });
  await until('the view to load anew', () => view.evaluate(() => !('isOld' in window)));
  await drawn(view);
}

/** Waits until the view shows an article or says why there is none. */
export const drawn = (view: Page): Promise<unknown> =>
  until(
    'the reading view to be drawn',
    () => view.evaluate(() => document.querySelector('.sorry, .article h1') !== null),
    // Ten megabytes of text are judged, too.
    45_000,
  );

/** A word of the article. */
export interface MarkedWord {
  text: string;
  /** Name of its note. */
  note: string | null;
  isButton: boolean;
}

/** Waits until all words are explained, and tells them in order, each once, also where it is in several pieces. */
export async function explainedWords(view: Page): Promise<MarkedWord[]> {
  await until('the words to be explained', () =>
    view.evaluate(() => {
      const marks = [...document.querySelectorAll<HTMLElement>('.article mark')];
      const isWhole = document.querySelector('.article-words')?.textContent.endsWith(' explained');
      return (
        isWhole && marks.length > 0 && marks.every(({ dataset }) => document.getElementById(dataset.note!))
      );
    }),
  );
  return view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.article mark')].flatMap((mark, i, all) => {
      const isButton = mark.getAttribute('role') === 'button';
      const isPiece =
        !isButton && i > 0 && mark.dataset.note === all[i - 1]!.dataset.note && !mark.closest('a');
      if (isPiece) return [];
      const note = document.getElementById(mark.dataset.note ?? '');
      const text = mark.getAttribute('aria-label') ?? mark.textContent;
      return { text, note: note?.querySelector('.note-name')?.textContent ?? null, isButton };
    }),
  );
}

/** What the view says where there is nothing to read; null where there is. */
export const sorry = (view: Page): Promise<string | null> =>
  view.evaluate(() => document.querySelector('.sorry p')?.textContent ?? null);

/** Presses a button of the view by its name. */
export async function pressButton(view: Page, name: string): Promise<void> {
  const buttons = await view.$$('button, summary');
  for (const button of buttons) {
    if ((await button.evaluate((element) => element.textContent.trim())) === name) return button.click();
  }
  throw new Error(`The view has no button "${name}"`);
}
