/** Finds the article in a page: its text, without what stands around it. Nothing of the page runs or loads. */
import { Readability } from '@mozilla/readability';
import { siteOf } from '../../settings/site.ts';
import { withoutFragment } from './address.ts';
import { arrange } from './arrange.ts';
import { sanitise } from './sanitise.ts';
import type { Page, Trouble } from './source.ts';

export interface Article {
  title: string;
  /** Who wrote it, as the page says. */
  byline: string | null;
  /** The name the site gives itself. */
  siteName: string | null;
  /** Host of the page, or what stands for files. */
  site: string;
  url: string;
  /** Of the page, or `en` where it tells none, as everywhere. */
  lang: string;
  dir: 'ltr' | 'rtl';
  body: DocumentFragment;
}

/** More elements than any article has; looking through them would take too long. */
const MOST_ELEMENTS = 60_000;

/** Less text than this is a heading or a notice, no article, UTF-16. */
const LEAST_TEXT = 250;

/** Where more of the text than this is links, it is a list of other pages. */
const MOST_LINKS = 0.5;

/** Never part of the text, taken out first: what remains is counted. `script` holds what a page says about itself. */
const NEVER = [
  'style, svg, math, template, iframe, object, embed, canvas, audio, video, base',
  'input, select, textarea, button, output, datalist, script:not([type*="ld+json"])',
].join();

/** What can hold text of its own language. */
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, blockquote, pre, figcaption, div';

export function extract({ html, url, base }: Page): Article | Trouble {
  const page = new DOMParser().parseFromString(`<!doctype html>${html}`, 'text/html');
  takeNames(page);
  for (const element of page.querySelectorAll(NEVER)) element.remove();
  if (page.querySelectorAll('*').length > MOST_ELEMENTS) return 'too-long';
  resolveLinks(page, base, url);
  tellLanguages(page);
  const lang = page.documentElement.lang;

  const found = new Readability(page, { serializer: (node) => node as Element }).parse();
  if (!found?.content) return 'no-article';
  if (!isArticle(found.content)) return 'no-article';
  const body = sanitise(found.content, url);
  arrange(body);
  return {
    title: line(found.title) ?? line(page.title) ?? url,
    byline: line(found.byline),
    siteName: line(found.siteName),
    site: siteOf(url)!,
    url,
    lang: isLanguage(lang) ? lang : 'en',
    dir: found.dir === 'rtl' ? 'rtl' : 'ltr',
    body,
  };
}

/** `<img name="body">` and `<fieldset id="parentNode">` in a form would answer in the place of the document and the form. */
function takeNames(page: Document): void {
  const all = (selector: string) => Document.prototype.querySelectorAll.call(page, selector);
  for (const element of all('[name]:not(meta)')) element.removeAttribute('name');
  for (const element of all('form [id]')) element.removeAttribute('id');
}

/** Links are told from where the page is, not from where the view is. Those within the page lead nowhere here. */
function resolveLinks(page: Document, base: string, url: string): void {
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')!;
    const target = URL.canParse(href, base) ? new URL(href, base).href : null;
    if (target === null || withoutFragment(target) === withoutFragment(url)) link.removeAttribute('href');
    else link.setAttribute('href', target);
  }
}

/** The part that is taken may lie within an element that tells the language: each piece of text is told it. */
function tellLanguages(page: Document): void {
  for (const told of page.body.querySelectorAll('[lang]')) {
    for (const block of told.querySelectorAll(BLOCKS)) {
      if (!block.hasAttribute('lang'))
        block.setAttribute('lang', block.closest('[lang]')!.getAttribute('lang')!);
    }
  }
  const { lang } = page.body;
  if (lang) page.documentElement.lang = lang;
}

const isLanguage = (lang: string): boolean => /^[a-z]{2,8}(?:[-_][a-z\d]{1,8})*$/i.test(lang);

/** One line of text, of a length that a heading can have; null if there is none. */
function line(text: string | null | undefined): string | null {
  const clean = (text ?? '').replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean.slice(0, 300);
}

const lengthOf = (node: Node): number => (node.textContent ?? '').replace(/\s+/g, ' ').trim().length;

function isArticle(content: Element): boolean {
  const text = lengthOf(content);
  const links = [...content.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0);
  return text >= LEAST_TEXT && links <= text * MOST_LINKS;
}
