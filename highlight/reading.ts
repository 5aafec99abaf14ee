/**
 * What of a document is read, and which pieces of text belong together.
 *
 * A *run* is text that stands in one line of thought: text nodes with nothing between them but inline elements. Words are
 * found across the nodes of a run, never across blocks, cells, `<br>` or list items. It is told from element names alone:
 * asking for computed style would force the page to work.
 */

import {
  attributeOf,
  firstOf,
  isElement,
  isText,
  lastOf,
  nameOf,
  namespaceOf,
  nextOf,
  parentAcross,
  parentOf,
  previousOf,
} from './dom.ts';

const names = (list: string) => new Set(list.split(' '));

/** Elements that do not part words. */
const INLINE = names(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strike strong sub sup time tt u var',
);

/** Elements that are not there for a reader: text goes on across them. */
const TRANSPARENT = names('script style template noscript wbr rt rp link meta');

/** Elements whose text is never read. SVG and MathML are left out by their namespace. */
const NEVER_READ = names(
  'script style noscript template textarea input select option optgroup datalist code kbd samp canvas iframe object embed audio video math svg rt rp title head',
);

/** At most this many nodes are joined on either side; only pages without any blocks come near. */
const MOST_NODES = 400;

const HTML = 'http://www.w3.org/1999/xhtml';

/** Text ends a thought: no form goes on behind it. */
const ENDS_SENTENCE = /[.!?;:]\s+$/;

/** True if an element and all below it is never read, as far as the element itself tells. */
function refuses(element: Element): boolean {
  const name = nameOf(element);
  if (namespaceOf(element) !== HTML || NEVER_READ.has(name)) return true;
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && editable !== 'false') return true;
  if (attributeOf(element, 'data-plainword') === 'off') return true;
  return name === 'pre' && Element.prototype.querySelector.call(element, 'code') !== null;
}

/** True if the primary language is English, or none is told. */
export const isEnglish = (lang: string | null): boolean => !lang || /^en(?:-|_|$)/i.test(lang);

/**
 * True if the text node may be read: no ancestor forbids it and the nearest `lang` has forms.
 * Looks at all ancestors up to the document, across shadow roots; call it for text that holds a word, not for every node.
 */
export function mayRead(text: Text): boolean {
  let told = false;
  for (let node = parentAcross(text); node; node = parentAcross(node)) {
    if (!isElement(node)) continue;
    if (refuses(node)) return false;
    const lang = told ? null : attributeOf(node, 'lang');
    if (lang !== null) {
      if (!isEnglish(lang)) return false;
      told = true;
    }
  }
  return true;
}

/** True for parents whose text needs no look at all. A name is enough here; `mayRead` looks closely. */
export const isNeverRead = (parent: Node): boolean => NEVER_READ.has((parent as Element).localName);

export const isInline = (element: Element): boolean => INLINE.has(nameOf(element));

const partsText = (element: Element): boolean => !isInline(element) || refuses(element);

/** The next text node of the run in one direction, or null where the run ends. */
function neighbor(
  text: Text,
  step: (node: Node) => Node | null,
  inner: (node: Node) => Node | null,
): Text | null {
  let node: Node = text;
  for (;;) {
    let next = step(node);
    while (!next) {
      const parent = parentOf(node);
      if (!isElement(parent) || partsText(parent)) return null;
      node = parent;
      next = step(node);
    }
    // Down to the first text, past what is not there for a reader.
    for (node = next; ; ) {
      if (isText(node)) {
        if (node.length > 0) return node;
        break;
      }
      if (!isElement(node) || TRANSPARENT.has(nameOf(node))) break;
      if (partsText(node)) return null;
      const below = inner(node);
      if (!below) break;
      node = below;
    }
  }
}

export function nextInRun(text: Text): Text | null {
  return ENDS_SENTENCE.test(text.data) ? null : neighbor(text, nextOf, firstOf);
}

export function previousInRun(text: Text): Text | null {
  const previous = neighbor(text, previousOf, lastOf);
  return previous && !ENDS_SENTENCE.test(previous.data) ? previous : null;
}

/** All text nodes of the run that holds `text`, in document order. */
export function runOf(text: Text): Text[] {
  const nodes = [text];
  for (let node = previousInRun(text); node && nodes.length < MOST_NODES; node = previousInRun(node))
    nodes.push(node);
  nodes.reverse();
  const most = nodes.length + MOST_NODES;
  for (let node = nextInRun(text); node && nodes.length < most; node = nextInRun(node)) nodes.push(node);
  return nodes;
}
