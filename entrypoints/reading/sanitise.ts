/**
 * Lets through what text is made of, and nothing else: no picture, frame, form, style, script, and no attribute that does
 * something. What is not on the list is gone; of elements that only surround text, the text stays.
 *
 * DOMPurify does the work, on nodes and into nodes: nothing is turned back into HTML and parsed a second time, which is
 * what the tricks with several parsers need.
 */
import createDOMPurify from 'dompurify';

/** The elements, and the attributes that each may have besides those that all may have. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'h1 h2 h3 h4 h5 h6 p div section article main blockquote address hr pre figure figcaption',
      'ul dl dt dd caption thead tbody tfoot tr',
      'b strong i em u s small sub sup span del ins dfn cite q var code kbd samp bdi bdo br wbr ruby rt rp',
    ]
      .join(' ')
      .split(' ')
      .map((name) => [name, []]),
  ),
  a: ['href'],
  abbr: ['title'],
  time: ['datetime'],
  ol: ['start', 'reversed'],
  li: ['value'],
  table: [],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

/** On every element, and what each attribute may say. */
const EVERYWHERE = ['lang', 'dir'];
const VALUES: Readonly<Record<string, RegExp>> = {
  href: /^https:\/\//,
  lang: /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i,
  dir: /^(?:ltr|rtl|auto)$/i,
  title: /^.{0,300}$/s,
  datetime: /^[\w:.+ -]{0,40}$/,
  start: /^-?\d{1,6}$/,
  reversed: /^(?:reversed)?$/i,
  value: /^-?\d{1,6}$/,
  // A cell over thousands of rows costs seconds.
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,2}$/,
  scope: /^(?:col|row|colgroup|rowgroup)$/i,
};

/** Gone with all that is in them; of other elements that are not allowed, the text stays. */
const GONE = [
  'annotation-xml audio button canvas datalist dialog embed frame frameset head iframe input map math meter noembed',
  'noframes noscript object option output picture plaintext portal progress script select style svg template textarea',
  'title video xmp foreignobject desc mi mn mo ms mtext nav',
]
  .join(' ')
  .split(' ');

/** What links are given: the reader sees where they lead, and the site there not where they came from. */
export const LINK_ATTRIBUTES = ['rel', 'target', 'title', 'data-host'];

const purify = createDOMPurify(window);
purify.addHook('uponSanitizeAttribute', (element, attribute) => {
  const { attrName: name, attrValue: value } = attribute;
  const isAllowed = EVERYWHERE.includes(name) || ALLOWED[element.localName]?.includes(name) === true;
  attribute.keepAttr = isAllowed && VALUES[name]!.test(value);
});

/** @param url of the page: links to its site do not name it again */
export function sanitise(content: Element, url: string): DocumentFragment {
  const fragment = purify.sanitize(content, {
    ALLOWED_TAGS: Object.keys(ALLOWED),
    ALLOWED_ATTR: Object.keys(VALUES),
    ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
    FORBID_CONTENTS: GONE,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) showTarget(link, new URL(url).host);
  fragment.normalize();
  return fragment;
}

/** A link that leads nowhere we would send a reader is text. */
function showTarget(link: HTMLAnchorElement, here: string): void {
  const { href, host, username, password } = link;
  if (!link.hasAttribute('href') || username !== '' || password !== '') {
    link.replaceWith(...link.childNodes);
    return;
  }
  link.rel = 'noreferrer noopener';
  link.target = '_blank';
  link.title = href.slice(0, 300);
  if (host !== here) link.dataset.host = host;
}
