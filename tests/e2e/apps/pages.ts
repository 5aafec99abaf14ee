/** The pages with the apps, with words explained and without, and what can be asked of them. */
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import type { Setting } from '../browsers.ts';
import type { Opened } from '../driver/opened.ts';
import { until, untilStill } from '../driver/wait.ts';
import { buildApp } from './build.ts';
import { Model } from './model.ts';
import type { Apps } from './page.ts';
import { App } from './react.ts';

/** Says what an app complains about. */
const LISTENS = `<script>
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  for (const level of ['error', 'warn']) console[level] = (...words) => errors.push(words.map(String).join(' '));
</script>`;

/**
 * Makes Firefox look like one that cannot underline highlights: what is asked there (entrypoints/words/painter.ts) is
 * not there then. `dom.customHighlightAPI.enabled` did it until that preference was taken away.
 */
export const OLDER = { 'layout.css.at-scope.enabled': false, 'dom.customHighlightAPI.enabled': false };

let scripts: Promise<[string, string]> | undefined;

/** Where the extension's words are explained, and where they are not. */
export type Where = 'with' | 'without';

/** Puts the pages on the server, and switches the extension off on its other site. */
export async function serveApps({ server, reader }: Setting): Promise<void> {
  scripts ??= Promise.all([buildApp('page'), buildApp('hydrate')]);
  const [page, hydrate] = await scripts;
  const headers = { 'content-type': 'text/javascript' };
  server.put('/page.js', { body: page, headers });
  server.put('/hydrate.js', { body: hydrate, headers });
  const roots = ['react', 'vue', 'svelte', 'components'].map((id) => `<div id="${id}"></div>`).join('');
  server.put('/apps', `${LISTENS}${roots}<script src="/page.js"></script>`);
  const sent = renderToString(createElement(App, { initial: new Model(1).state }));
  server.put('/hydrated', `${LISTENS}<div id="react">${sent}</div><script src="/hydrate.js"></script>`);
  await reader.store({ 'site:127.0.0.1': 'off' });
}

export const openApps = ({ server, reader }: Setting, where: Where, path: string): Promise<Opened> =>
  reader.open((where === 'with' ? server.origin : server.otherOrigin) + path);

type Window = { apps: Apps; errors: string[] };

export const run = ({ page }: Opened, changes: number): Promise<void> =>
  page.evaluate((changes) => (window as unknown as Window).apps.run(changes), changes);

export const ask = ({ page }: Opened, what: 'outline' | 'text' | 'html'): Promise<string> =>
  page.evaluate((what) => (window as unknown as Window).apps[what](), what);

/** What the apps complained about. Lit says that it is in development mode. */
export const complaints = async ({ page }: Opened): Promise<string[]> =>
  (await page.evaluate(() => (window as unknown as Window).errors)).filter(
    (text) => !/Lit is in dev/.test(text),
  );

/** The texts that our highlight lies over, as the page can see them. */
export const painted = ({ page }: Opened): Promise<string[]> =>
  page.evaluate(() =>
    [...((CSS.highlights.get('plainword') ?? []) as Iterable<StaticRange>)].map((range) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }),
  );

/** The texts of our elements in the document and its open shadow roots. */
export const marked = ({ page }: Opened): Promise<string[]> =>
  page.evaluate(() => {
    const within = (root: Document | ShadowRoot): string[] => {
      // A page can put an element of its own in the place of the document's methods.
      const { querySelectorAll } = (root instanceof Document ? Document : DocumentFragment).prototype;
      const marks: Element[] = [...querySelectorAll.call(root, 'mark')];
      const elements: Element[] = [...querySelectorAll.call(root, '*')];
      return [
        ...marks.map(({ textContent }) => textContent),
        ...elements.flatMap(({ shadowRoot }) => (shadowRoot instanceof ShadowRoot ? within(shadowRoot) : [])),
      ];
    };
    return within(document);
  });

/** Our elements as soon as there are some and no more are coming. A page must have been at rest for a second. */
export async function allMarked(opened: Opened): Promise<string[]> {
  await until('an element of ours', async () => (await marked(opened)).length > 0);
  return untilStill(() => marked(opened), 2500);
}
