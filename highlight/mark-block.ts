/** What is marked in a block: words as pieces of text nodes, and the elements that show them. */
import { isConnected, isElement, parentOf } from './dom.ts';
import type { MarkedText, Segment } from './mark-text.ts';
import { isPressable } from './pressable.ts';
import { runOf } from './reading.ts';
import type { Place } from './words.ts';

/** A block of the page, and the words painted in it. */
export interface Block {
  readonly node: Node;
  readonly places: Set<Place>;
  marked: MarkedText[];
  /** When a word last came, ms of `performance.now()`. */
  since: number;
}

/** The words by text node. A word whose text is not as it was read is left out. */
export function segmentsOf(places: Iterable<Place>): Map<Text, Segment[]> {
  const segments = new Map<Text, Segment[]>();
  for (const place of places) {
    const texts = textsOf(place);
    const word = texts.map((text) => text.data.slice(...within(place, text))).join('');
    texts.forEach((text, i) => {
      const [start, end] = within(place, text);
      const made = (mark: HTMLElement) => {
        if (i === 0) makeButton(mark, texts.length > 1 ? word : null);
      };
      const others = segments.get(text) ?? [];
      segments.set(text, others);
      others.push({ start, length: end - start, made });
    });
  }
  return segments;
}

/** The text nodes that a word stands in. */
function textsOf({ start, startOffset, end, endOffset }: Place): Text[] {
  if (!isConnected(start) || startOffset > start.length || endOffset > end.length) return [];
  if (start === end) return [start];
  const run = runOf(start);
  const last = run.indexOf(end);
  return last < 0 ? [] : run.slice(run.indexOf(start), last + 1);
}

const within = ({ start, startOffset, end, endOffset }: Place, text: Text): [number, number] => [
  text === start ? startOffset : 0,
  text === end ? endOffset : text.length,
];

/**
 * A screen reader says "HER2, button, opens dialog". The name is the text itself, or the whole word where it is in
 * several pieces. In a link or a button of the page there is nothing to press.
 */
function makeButton(mark: HTMLElement, name: string | null): void {
  if (isPressable(mark) || isHidden(mark)) return;
  mark.setAttribute('role', 'button');
  mark.setAttribute('tabindex', '0');
  mark.setAttribute('aria-haspopup', 'dialog');
  if (name !== null) mark.setAttribute('aria-label', name);
}

const isHidden = (mark: Element): boolean => mark.closest('[aria-hidden="true"]') !== null;

/** Where an element around text becomes a box of its own, and the line falls apart. */
const PARTS_TEXT = /flex|grid|contents/;

/** Names that mark.js asks of the document and of an element; a page can put its own elements in their place. */
const isClobbered = (parent: Element): boolean =>
  [document.createElement, document.createNodeIterator, parent.matches, parent.replaceChild].some(
    (method) => typeof method !== 'function',
  );

/** mark.js copies the whole text for each word in it, UTF-16. */
const LONGEST = 100_000;

/** Whether an element may be put around some of the text without harm to the page. Asks for its style. */
export function mayMark(text: Text): boolean {
  if (document.designMode === 'on' || text.length > LONGEST) return false;
  const parent = parentOf(text);
  return isElement(parent) && !isClobbered(parent) && !PARTS_TEXT.test(getComputedStyle(parent).display);
}
