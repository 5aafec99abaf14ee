/**
 * Keeps the card beside its word: through scrolling, zooming, resizing and changes of the page, and tells when the
 * word is gone or out of sight. Floating UI knows what scrolls, clips and moves; placement.ts decides.
 */
import { autoUpdate, computePosition, detectOverflow, hide, type Middleware } from '@floating-ui/dom';
import type { PlaceHandle } from '../../highlight/card-port.ts';
import type { CardHost } from './host.ts';
import {
  type Box,
  distanceTo,
  lineAt,
  linesOf,
  type Point,
  roomFor,
  type Side,
  turned,
} from './placement.ts';

/** How often (ms) to look whether the page has moved or removed the word, or opened a dialog over it: no event says so. */
const beat = 250;
/** Inside the rounded corners of the card, CSS px. */
const inset = 20;
/** Width of a card in CSS px at text size 1; it grows with the text, but not as fast. */
const cardWidth = 368;

export interface Follower {
  /** Chooses the side anew: for when the card shows something else. */
  settle(): void;
  /** The line of the word that the card stands at, or null when the word is gone. */
  line(): Box | null;
  /** From a point to the nearest line of the word, CSS px. */
  distance(point: Point): number;
  stop(): void;
}

export interface FollowOptions {
  place: PlaceHandle;
  point: Point | null;
  host: CardHost;
  /** The reader's text size, 1 to 2. */
  scale: number;
  /** The word is gone, or scrolled or clipped out of sight; or the card can no longer be used. */
  onLost(): void;
}

/** Follows the word until `stop`. */
export function follow({ place, point, host, scale, onLost }: FollowOptions): Follower {
  const { room } = host;
  const vertical = isVertical(place);
  let side: Side | undefined;
  let stopped = false;
  /**
   * Which of the word's lines. Kept as a number because a point goes stale with the first scroll, which rules out
   * Floating UI's `inline({ x, y })`.
   */
  let lineNumber: number | undefined;

  const allLines = (): Box[] => {
    const boxes: Box[] = [...(place.range()?.getClientRects() ?? [])];
    return vertical ? linesOf(boxes.map(turned)).map(turned) : linesOf(boxes);
  };
  const line = (): Box | null => {
    const lines = allLines();
    lineNumber ??= lines.length > 0 ? lineAt(lines, point) : undefined;
    return lines[Math.min(lineNumber ?? 0, lines.length - 1)] ?? null;
  };

  const arrange = (line: Box, viewport: Box) => {
    const wanted = { width: cardWidth * Math.min(scale, 1.5), height: Number.POSITIVE_INFINITY };
    const surroundings = { line, viewport, rtl: isRtl(room), scale, vertical };
    if (side === undefined) {
      // Once per word: how high the card would be with all the height in the world.
      const { width } = roomFor({ ...surroundings, card: wanted });
      set(room, { width, height: 10_000 });
      wanted.height = room.firstElementChild?.getBoundingClientRect().height ?? 0;
    }
    const fitted = roomFor({ ...surroundings, card: wanted, side });
    side = fitted.side;
    room.dataset.side = side;
    room.toggleAttribute('data-small', fitted.small);
    set(room, fitted);
  };

  const update = async () => {
    const at = line();
    if (!at) return onLost();
    const parent = place.hostParent();
    if (parent !== host.element.parentNode) host.moveTo(parent);
    let viewport: Box | undefined;
    const measureViewport: Middleware = {
      name: 'viewport',
      async fn(state) {
        const over = await detectOverflow(state, {
          elementContext: 'reference',
          boundary: [],
          rootBoundary: 'viewport',
        });
        viewport = {
          left: at.left + over.left,
          top: at.top + over.top,
          right: at.right - over.right,
          bottom: at.bottom - over.bottom,
        };
        return {};
      },
    };
    const { middlewareData } = await computePosition(referenceOf(at, place), room, {
      strategy: 'fixed',
      middleware: [measureViewport, hide()],
    });
    if (stopped) return;
    if (middlewareData.hide?.referenceHidden) return onLost();
    if (viewport) arrange(at, viewport);
  };
  const tick = () => void update();

  const start = line();
  const unfollow = start
    ? autoUpdate(referenceOf(start, place), room, tick, { elementResize: false })
    : () => {};
  const timer = setInterval(() => (isOutOfReach(host) ? onLost() : tick()), beat);
  if (!start) queueMicrotask(() => stopped || onLost());

  return {
    settle() {
      side = undefined;
      tick();
    },
    line,
    distance: (point) => Math.min(...allLines().map((line) => distanceTo(line, point))),
    stop() {
      stopped = true;
      unfollow();
      clearInterval(timer);
    },
  };
}

/**
 * No part of the card can be pressed: the page has opened a modal dialog elsewhere, which makes all else inert, or something
 * that fills the screen. Scripts and styles cannot hide it from a hit test otherwise.
 */
function isOutOfReach({ root, room }: CardHost): boolean {
  const box = room.firstElementChild?.getBoundingClientRect();
  if (!box) return false;
  const { left, right, top, bottom } = box;
  const across = [left + inset, (left + right) / 2, right - inset];
  const down = [top + inset, (top + bottom) / 2, bottom - inset];
  return !across.some((x) => down.some((y) => room.contains(root.elementFromPoint(x, y))));
}

function referenceOf(line: Box, place: PlaceHandle) {
  const { left, top, right, bottom } = line;
  const box = { left, top, right, bottom, x: left, y: top, width: right - left, height: bottom - top };
  const node = place.range()?.commonAncestorContainer;
  const contextElement = node instanceof Element ? node : (node?.parentElement ?? undefined);
  return { getBoundingClientRect: () => box, ...(contextElement && { contextElement }) };
}

function isVertical(place: PlaceHandle): boolean {
  const node = place.range()?.startContainer.parentElement;
  return node ? !getComputedStyle(node).writingMode.startsWith('horizontal') : false;
}

const isRtl = (room: HTMLElement) => room.firstElementChild?.matches(':dir(rtl)') ?? false;

function set(room: HTMLElement, lengths: { left?: number; top?: number; width: number; height: number }) {
  for (const name of ['left', 'top', 'width', 'height'] as const) {
    const length = lengths[name];
    if (length !== undefined) room.style.setProperty(name, `${Math.round(length * 100) / 100}px`);
  }
}
