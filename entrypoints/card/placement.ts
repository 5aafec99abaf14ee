/**
 * Where the card stands. Pure geometry in CSS px of the viewport: boxes in, a box out, no DOM.
 *
 * What is placed is the *room* beside the word's line; the card fills it from the side of the line as far as it needs.
 * So when its content grows, the edge at the word stays, nothing is measured again, and the line stays readable.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Beside the line only where lines run from top to bottom. */
export type Side = 'below' | 'above' | 'left' | 'right';

export interface Room {
  side: Side;
  left: number;
  top: number;
  width: number;
  height: number;
  /** So little height that a heading that stays in view would leave no room to read. */
  small: boolean;
}

/** The same box with its axes exchanged: what is right for lines of one direction is so for those of the other. */
export const turned = ({ left, top, right, bottom }: Box): Box => ({
  left: top,
  top: left,
  right: bottom,
  bottom: right,
});

/** Between the line and the card. */
const gap = 6;
/** Between the card and the edge of the viewport. */
const margin = 8;
/** With less height than this (a heading and two lines) the card docks to the edge of the viewport instead. */
const leastHeight = 72;
const smallHeight = 230;
/** With less width than this beside a vertical line the card stands below or above the word after all. */
const leastWidth = 240;
/** The card starts a little before the word, so that its text and the word stand in one line. */
const indent = 20;

/**
 * The lines that the rectangles of a range make up. A word in `<b>HER2</b>-positive` has two rectangles on one line, a
 * wrapped word has one on each; a rectangle that overlaps a line by half of its height is part of it.
 */
export function linesOf(rectangles: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of rectangles) {
    if (box.right <= box.left || box.bottom <= box.top) continue;
    const line = lines.at(-1);
    const overlap = line ? Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top) : 0;
    if (line && overlap > (box.bottom - box.top) / 2) {
      lines[lines.length - 1] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom),
      };
    } else {
      lines.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom });
    }
  }
  return lines;
}

/** The number of the line that the pointer is on or nearest to; the first for the keyboard. */
export function lineAt(lines: readonly Box[], point: Point | null): number {
  if (!point) return 0;
  const distances = lines.map((line) => distanceTo(line, point));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

export interface Surroundings {
  line: Box;
  viewport: Box;
  /** What the card would like to have. */
  card: { width: number; height: number };
  /** Lines run from top to bottom: the card stands to the left or right of the word's. */
  vertical?: boolean;
  /** The direction of the card's text decides at which end of the word it starts. */
  rtl: boolean;
  /** The reader's text size, 1 to 2. */
  scale?: number;
  /** A card stays on its side as long as there is room to read, whatever its content grows to. */
  side?: Side | undefined;
}

/**
 * Below the line if the card fits there, else above, else where there is more room. It never covers the line, except
 * in a viewport that has less than `leastHeight` on either side of it: there the card docks to the edge.
 */
export function roomFor(surroundings: Surroundings): Room {
  const beside = surroundings.vertical ? roomBeside(surroundings) : null;
  if (beside) return beside;
  const { line, viewport, card, rtl, scale = 1, side: before } = surroundings;
  const below = viewport.bottom - margin - (line.bottom + gap);
  const above = line.top - gap - (viewport.top + margin);
  const rooms = { below, above };
  const readable = Math.min(card.height, smallHeight * scale);
  const stays = (before === 'below' || before === 'above') && rooms[before] >= readable;
  const side = stays ? before : sideFor(card.height, rooms);

  const full = viewport.bottom - viewport.top - 2 * margin;
  const height = Math.min(Math.max(rooms[side], leastHeight), full);
  const docked = rooms[side] < leastHeight;
  const edge = side === 'below' ? viewport.bottom - margin - height : viewport.top + margin;
  const top = side === 'below' && !docked ? line.bottom + gap : edge;

  const width = Math.min(card.width, viewport.right - viewport.left - 2 * margin);
  const wanted = rtl ? line.right + indent - width : line.left - indent;
  const left = Math.max(viewport.left + margin, Math.min(wanted, viewport.right - margin - width));
  return { side, left, top, width, height, small: height < readable };
}

function sideFor(height: number, { below, above }: { below: number; above: number }): 'below' | 'above' {
  if (below >= height) return 'below';
  if (above >= height) return 'above';
  return below >= above ? 'below' : 'above';
}

/** The room beside a vertical line, as high as the viewport; null where it is too narrow on both sides. */
function roomBeside({ line, viewport, card, scale = 1, side: before }: Surroundings): Room | null {
  const rooms = {
    left: line.left - gap - (viewport.left + margin),
    right: viewport.right - margin - (line.right + gap),
  };
  const widest = rooms.left > rooms.right ? 'left' : 'right';
  const stays = (before === 'left' || before === 'right') && rooms[before] >= leastWidth;
  const side = stays ? before : rooms.right >= card.width ? 'right' : widest;
  if (rooms[side] < leastWidth) return null;
  const width = Math.min(card.width, rooms[side]);
  const height = Math.min(card.height, viewport.bottom - viewport.top - 2 * margin);
  return {
    side,
    left: side === 'right' ? line.right + gap : line.left - gap - width,
    top: Math.max(viewport.top + margin, Math.min(line.top - indent, viewport.bottom - margin - height)),
    width,
    height,
    small: height < Math.min(card.height, smallHeight * scale),
  };
}

/** From a point to a box, 0 inside it. */
export const distanceTo = ({ left, top, right, bottom }: Box, { x, y }: Point): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

/** Whether a point lies between the line of the word and the card: the way a pointer takes from one to the other. */
export function isOnTheWay({ x, y }: Point, line: Box, card: Box): boolean {
  const isBeside = card.left >= line.right || card.right <= line.left;
  if (isBeside && card.top < line.bottom && card.bottom > line.top)
    return isOnTheWay({ x: y, y: x }, turned(line), turned(card));
  const below = card.top >= line.bottom;
  const way = below ? card.top - line.bottom : line.top - card.bottom;
  const gone = below ? y - line.bottom : line.top - y;
  // On the word itself (0) a click is the word's.
  if (gone <= 0 || gone > way) return false;
  // From the width of the word to the width of the card, as far as the point has come.
  const share = gone / way;
  const left = line.left + (card.left - line.left) * share;
  const right = line.right + (card.right - line.right) * share;
  return x >= Math.min(left, line.left) && x <= Math.max(right, line.right);
}
