/**
 * Puts words of one text node into `<mark>` elements with mark.js, and takes them out again.
 *
 * The page's own node stays where it is and keeps what stands before the first word; the pieces behind it are ours. What
 * the page wrote in the meantime wins, and all its nodes are where it left them.
 */
import Mark from 'mark.js';
import type { Strength } from '../settings/reader.ts';
import type { Cut } from './cuts.ts';
import { isText, nextOf, parentOf, previousOf } from './dom.ts';
import { MARK, MARK_CLASS } from './pressable.ts';

/** What is to be marked in a text node, UTF-16. */
export interface Segment {
  start: number;
  length: number;
  /** Told of the element that was made. */
  made(mark: HTMLElement): void;
}

export interface MarkedText extends Cut {
  /** What was left in the head. */
  readonly left: string;
  readonly marks: readonly HTMLElement[];
  /** Empty texts, one in each mark: they vanish when the page calls `normalize()`, and only then without their mark. */
  readonly witnesses: readonly Text[];
}

/** Classes of highlight.css. */
export const classOf = (strength: Strength): string =>
  strength === 'quiet' ? MARK_CLASS : `${MARK_CLASS} ${MARK_CLASS}-${strength}`;

/** Null if nothing was marked. The segments must not overlap. */
export function markText(text: Text, segments: readonly Segment[], className: string): MarkedText | null {
  const marks: HTMLElement[] = [];
  const witnesses: Text[] = [];
  const pieces: Text[] = [text];
  const mark = new Mark([text] as unknown as HTMLElement[]);
  mark.markRanges(
    segments.map(({ start, length, made }) => ({ start, length, made })),
    {
      className,
      each(element, range) {
        const { made } = range as unknown as Segment;
        const word = element.firstChild as Text;
        const witness = new Text('');
        element.append(witness);
        marks.push(element as HTMLElement);
        witnesses.push(witness);
        // mark.js leaves the rest of the text behind the mark, be it empty.
        pieces.push(word, nextOf(element) as Text);
        made(element as HTMLElement);
      },
    },
  );
  return marks.length > 0 ? { head: text, pieces, left: text.data, marks, witnesses } : null;
}

/**
 * Takes our pieces away. `written`: the page wrote to the head, which is then all of the text. Returns a node that the
 * page has normalized and that is to be normalized again, now that the text is in one piece.
 */
export function mendText(marked: MarkedText, written: boolean): Node | null {
  const { head, left, marks } = marked;
  const around = wasNormalized(marked) ? parentOf(marks[0]!) : null;
  let into: Text | null = head;
  // Emptied, it was taken away; filled, it was joined with what stood before it.
  if (around && !parentOf(head)) {
    into = left === '' ? head : new Text('');
    marks[0]!.before(into);
  }
  if (written || head.data !== left) into = splitOff(marked);
  const rest = restOf(marked);
  for (const piece of [...marks, ...marked.pieces]) if (piece !== head) piece.remove();
  // Appended, not set: ranges of the page in the head stay.
  if (into && rest !== '') into.appendData(rest);
  return around;
}

/** The text of the pieces, with what the page wrote into them. What it took out was the head's and stays. */
const restOf = ({ marks, pieces }: MarkedText): string =>
  marks.map((mark, i) => (mark.textContent || pieces[2 * i + 1]!.data) + pieces[2 * i + 2]!.data).join('');

/** The page split the head, if it did: then the pieces belong to the second half. */
function splitOff({ head, left, pieces }: MarkedText): Text | null {
  const next = nextOf(head);
  const isHalf = next && isText(next) && !pieces.includes(next) && head.data + next.data === left;
  return isHalf ? next : null;
}

const wasNormalized = ({ marks, pieces, witnesses }: MarkedText): boolean =>
  marks.some(
    (mark, i) => parentOf(mark) && parentOf(witnesses[i]!) === null && parentOf(pieces[2 * i + 1]!) === mark,
  );

/** Takes a mark out that nobody knows: a copy the page made of ours, or one left by an earlier version of us. */
export function dissolve(mark: Element): void {
  const before = previousOf(mark);
  const after = nextOf(mark);
  if (before && isText(before)) before.appendData(mark.textContent ?? '');
  else mark.before(mark.textContent ?? '');
  if (after && isText(after)) {
    (previousOf(mark) as Text).appendData(after.data);
    after.remove();
  }
  mark.remove();
}

/** Our marks at or below a node. */
export function marksIn(node: Node): Element[] {
  const below =
    node instanceof Element
      ? Element.prototype.querySelectorAll.call(node, MARK)
      : node instanceof Document
        ? Document.prototype.querySelectorAll.call(node, MARK)
        : [];
  return node instanceof Element && Element.prototype.matches.call(node, MARK)
    ? [node, ...below]
    : [...below];
}
