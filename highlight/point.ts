/** From a point on the screen to the word under it. Asks the browser once; call it when the pointer rests, not when it moves. */
import { cuts } from './cuts.ts';
import { firstOf, isText, parentOf, rootElementOf } from './dom.ts';
import type { Engine } from './engine.ts';
import type { Place } from './words.ts';

interface CaretOptions {
  shadowRoots: ShadowRoot[];
}
interface CaretDocument {
  caretPositionFromPoint?(x: number, y: number, options?: CaretOptions): { offsetNode: Node } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

/** How far outside a word's box the pointer still counts as on it, CSS px. */
const REACH = 2;
/** How many ancestors of an element that lies over text are looked at for that text. */
const OVERLAY_DEPTH = 4;

/** A live range over the place, or null if its text is gone. Use it at once and let it go. */
export function rangeOf({ start, startOffset, end, endOffset }: Place): Range | null {
  if (!start.isConnected || !end.isConnected) return null;
  const first = cuts.spot(start, startOffset, false);
  const last = cuts.spot(end, endOffset, true);
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first.text, first.offset);
  range.setEnd(last.text, last.offset);
  return range;
}

const isBefore = (a: Node, b: Node): boolean =>
  (Node.prototype.compareDocumentPosition.call(a, b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The word that a mark was painted for, or null if the mark is not ours. */
export function placeOf(engine: Engine, mark: Element): Place | null {
  const child = firstOf(mark);
  if (!child || !isText(child)) return null;
  const { text, offset } = cuts.whole(child);
  // All words of the run are told: those in other nodes of it are before or behind.
  const holds = ({ start, startOffset, end, endOffset }: Place) =>
    (start === text ? startOffset <= offset : isBefore(start, text)) &&
    (end === text ? offset < endOffset : isBefore(text, end));
  return engine.placesIn(text).find(holds) ?? null;
}

/** True if the point (client coordinates, CSS px) is on one of the lines of the word. */
function isOn(place: Place, x: number, y: number): boolean {
  for (const box of rangeOf(place)?.getClientRects() ?? []) {
    if (x >= box.left - REACH && x <= box.right + REACH && y >= box.top - REACH && y <= box.bottom + REACH)
      return true;
  }
  return false;
}

const isShadow = (root: Node): root is ShadowRoot => root instanceof ShadowRoot;

function caretNode(x: number, y: number, shadowRoots: ShadowRoot[]): Node | null {
  const page = Document.prototype as CaretDocument;
  if (page.caretPositionFromPoint) {
    return page.caretPositionFromPoint.call(document, x, y, { shadowRoots })?.offsetNode ?? null;
  }
  return page.caretRangeFromPoint?.call(document, x, y)?.startContainer ?? null;
}

/** The word at a point (client coordinates, CSS px), or null. */
export function placeAt(engine: Engine, x: number, y: number): Place | null {
  const shadowRoots = [...engine.roots()].filter(isShadow);
  const node = caretNode(x, y, shadowRoots);
  if (node && isText(node)) {
    const { text } = cuts.whole(node);
    const place = engine.placesIn(text).find((candidate) => isOn(candidate, x, y));
    if (place) return place;
  }
  return placeBeneath(engine, x, y, shadowRoots);
}

/**
 * A word beneath a stretched link: an element without text of its own lies over the text and takes every hit. The word
 * counts only if what lies on top belongs to the same piece of the page, so that nothing is found through a dialog.
 */
function placeBeneath(engine: Engine, x: number, y: number, shadowRoots: ShadowRoot[]): Place | null {
  for (const root of [document, ...shadowRoots]) {
    const layers = layersAt(root, x, y);
    const [top] = layers;
    if (!top || top === rootElementOf(document)) continue;
    const under = new Set<Node>(layers);
    for (const place of engine.places()) {
      const parent = parentOf(place.start);
      if (parent && under.has(parent) && belongTogether(top, parent) && isOn(place, x, y)) return place;
    }
  }
  return null;
}

const layersAt = (root: Document | ShadowRoot, x: number, y: number): Element[] =>
  root instanceof ShadowRoot
    ? root.elementsFromPoint(x, y)
    : Document.prototype.elementsFromPoint.call(document, x, y);

function belongTogether(top: Element, parent: Node): boolean {
  let around: Node | null = top;
  for (let depth = 0; around && depth <= OVERLAY_DEPTH; depth++) {
    if (around instanceof HTMLBodyElement) return false;
    if (Node.prototype.contains.call(around, parent)) return true;
    around = parentOf(around);
  }
  return false;
}
