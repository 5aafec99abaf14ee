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
  selectBelow,
  TEXTS,
  textOf,
  treeWalker,
} from './dom.ts';

/** A list as text: most pages ask for so few names that a set would cost them more. */
const names = (list: string): { has(name: string): boolean } => ({
  has: (name) => ` ${list} `.includes(` ${name} `),
});

/** Elements that do not part words. */
const INLINE = names(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strike strong sub sup time tt u var',
);

/** Elements that are not there for a reader: text goes on across them. */
const TRANSPARENT = names('script style template noscript wbr rt rp link meta');

/** Those of them that have text. */
const UNHEARD = 'script:not([src]),style,template,noscript,rt,rp';

/** Elements whose text is never read. SVG and MathML are left out by their namespace. */
const NEVER_READ = names(
  'script style noscript template textarea input select option optgroup datalist code kbd samp canvas iframe object embed audio video math svg rt rp title head',
);

/** At most this many nodes are joined on either side; words far from one another may be missed in longer runs. */
const MOST_NODES = 10_000;

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
export const isEnglish = (lang: string | null): boolean =>
  !lang ||
  (lang.slice(0, 2).toLowerCase() === 'en' && (lang.length === 2 || lang[2] === '-' || lang[2] === '_'));

/**
 * True if the text node may be read: no ancestor forbids it and the nearest `lang` has forms.
 * Looks at all ancestors up to the document, across shadow roots; call it for text that holds a word, not for every node.
 */
export function mayRead(text: Text): boolean {
  // All of it is an editor.
  if (document.designMode === 'on') return false;
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

/**
 * The language the document says it is in. Asked so that no element is touched: the browser would have to make all that
 * elements have in our world, which takes as long as reading half a page.
 */
export const languageOfDocument = (): string =>
  Document.prototype.evaluate.call(
    document,
    'string(/*/@lang)',
    document,
    null,
    XPathResult.STRING_TYPE,
    null,
  ).stringValue;

/** True for parents whose text needs no look at all. A name is enough here; `mayRead` looks closely. */
export const isNeverRead = (parent: Node): boolean => NEVER_READ.has((parent as Element).localName);

/** The texts below a root that stand between others and are not there for a reader. */
export function unheardBelow(root: Node): Set<Node> {
  const texts = new Set<Node>();
  let last: Element | undefined;
  for (const element of selectBelow(root, UNHEARD)) {
    if (last?.contains(element)) continue;
    last = element;
    const { firstChild } = element;
    if (!firstChild) continue;
    // A script has but one. None of these elements can be shadowed by the page's names.
    if (firstChild === element.lastChild && isText(firstChild)) texts.add(firstChild);
    else for (const walker = treeWalker(element, TEXTS); walker.nextNode(); ) texts.add(walker.currentNode);
  }
  return texts;
}

/** The texts before those elements that stand within one line of thought. */
export function* beforeUnheard(root: Node): Generator<Text> {
  for (const element of selectBelow(root, UNHEARD)) {
    const [before, after] = aroundGap(parentOf(element)!, previousOf(element), nextOf(element));
    if (before && after) yield before;
  }
}

export const isInline = (element: Element): boolean => INLINE.has(nameOf(element));

/** The nearest node around (or the node itself) that is not inline: no run reaches out of it. */
export function blockOf(node: Node): Node {
  let block = node;
  for (
    let parent = parentOf(node);
    parent && (isText(block) || isInlineNode(block));
    parent = parentOf(block)
  )
    block = parent;
  return block;
}

const isInlineNode = (node: Node): boolean => isElement(node) && isInline(node);

/** The mark of a footnote, which is no part of the word before it. "ER<sup>+</sup>" is none. */
const isFootnote = (element: Element): boolean =>
  nameOf(element) === 'sup' && /^[\s\d,*†‡§[\]–-]+$/.test(textOf(element));

/** The `<sup>` elements in which a node stands, with no block between: a change in one may make a footnote of it, or no more. */
export function* supsAround(node: Node): Generator<Element> {
  for (
    let around: Node | null = node;
    around && (isText(around) || isInlineNode(around));
    around = parentOf(around)
  )
    if (isElement(around) && nameOf(around) === 'sup') yield around;
}

/** Text in another language stands on its own, for it may not be read. */
const partsText = (element: Element): boolean =>
  !isInline(element) || refuses(element) || attributeOf(element, 'lang') !== null || isFootnote(element);

type Step = (node: Node) => Node | null;

/** The nearest text from a child of `parent` on (null: behind the last), or null where the run ends before. */
function nearest(child: Node | null, parent: Node | null, step: Step, inner: Step): Text | null {
  let next = child;
  let above = parent;
  for (;;) {
    while (!next) {
      if (!isElement(above) || partsText(above)) return null;
      next = step(above);
      above = parentOf(above);
    }
    // Down to the first text, past what is not there for a reader.
    let node = next;
    for (;;) {
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
    next = step(node);
    above = parentOf(node);
  }
}

/** The text behind a node, if it stands in one line of thought with it. */
export const textAfter = (node: Node): Text | null => nearest(nextOf(node), parentOf(node), nextOf, firstOf);

export const endsSentence = (text: Text): boolean => ENDS_SENTENCE.test(text.data);

/** The texts of the run that stand before and after a place between two children of `parent`. */
export const aroundGap = (parent: Node, previous: Node | null, next: Node | null): (Text | null)[] => [
  nearest(previous, parent, previousOf, lastOf),
  nearest(next, parent, nextOf, firstOf),
];

export function nextInRun(text: Text): Text | null {
  return endsSentence(text) ? null : textAfter(text);
}

export function previousInRun(text: Text): Text | null {
  const previous = nearest(previousOf(text), parentOf(text), previousOf, lastOf);
  return previous && !endsSentence(previous) ? previous : null;
}

/**
 * True if nothing but the text itself stands in its block: the common case, told without a look around. Text nodes and
 * inline elements cannot be shadowed by the page's names, and a form whose name is shadowed is no inline element.
 */
function standsAlone(text: Text): boolean {
  if (text.nextSibling !== null || text.previousSibling !== null) return false;
  let parent = text.parentNode as Element | null;
  while (parent && INLINE.has(parent.localName)) {
    if (parent.nextSibling !== null || parent.previousSibling !== null) return false;
    parent = parent.parentNode as Element | null;
  }
  return true;
}

/** All text nodes of the run that holds `text`, in document order. */
export function runOf(text: Text): Text[] {
  const nodes = [text];
  if (standsAlone(text)) return nodes;
  for (let node = previousInRun(text); node && nodes.length < MOST_NODES; node = previousInRun(node))
    nodes.push(node);
  nodes.reverse();
  const most = nodes.length + MOST_NODES;
  for (let node = nextInRun(text); node && nodes.length < most; node = nextInRun(node)) nodes.push(node);
  return nodes;
}
