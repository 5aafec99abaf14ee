/**
 * Steps from word to word by keyboard: finds the next one from where the reader is, brings it into view and opens its
 * card with the focus inside. The background asks each frame (see entrypoints/background/steps.ts), and moves on to the
 * next frame after the last word of one.
 */
import type { Card } from './card-port.ts';
import { parentAcross } from './dom.ts';
import type { Engine } from './engine.ts';
import { firstAfter, inOrder } from './order.ts';
import { rangeOf } from './point.ts';
import type { Pointer } from './pointer.ts';
import { bringIntoView } from './scroll.ts';
import type { Place } from './words.ts';

/** 1: towards the end of the page, -1: towards its beginning. */
export type Direction = 1 | -1;

export interface Steps {
  /** Whether there is a word at all that could be stepped to, and whether one lies ahead of where the reader is. */
  look(direction: Direction): { any: boolean; ahead: boolean };
  /** Goes to the next word from where the reader is, or to the first one from the edge. False if there is none. */
  step(direction: Direction, from: 'here' | 'edge'): boolean;
  /** The reader goes on in another frame. */
  leave(): void;
}

declare global {
  /** In the extension's world only. */
  var plainwordSteps: Steps | undefined;
}

interface StepsOptions {
  engine(): Engine | null;
  card(): Card | null;
  pointer: Pick<Pointer, 'open'>;
}

const boxOf = (place: Place): DOMRect | null => {
  const box = rangeOf(place)?.getBoundingClientRect();
  return box && box.width > 0 && box.height > 0 ? box : null;
};

const isInWindow = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < innerHeight;

/** Displayed, and not made inert by a modal dialog or the page. */
function isReachable(place: Place, modal: Element | undefined): boolean {
  if (!boxOf(place)) return false;
  let isInModal = modal === undefined;
  for (let around = parentAcross(place.start); around; around = parentAcross(around)) {
    if (!(around instanceof Element)) continue;
    if (around === modal) isInModal = true;
    if (around === place.start.parentNode && !around.checkVisibility({ visibilityProperty: true }))
      return false;
    if (Element.prototype.hasAttribute.call(around, 'inert')) return false;
  }
  return isInModal;
}

/** Where the reader is by selection or focus, if that can be seen: a node and an offset in it. */
function position(): [Node, number] | null {
  const selection = getSelection();
  const { focusNode: node = null, focusOffset: offset = 0 } = selection ?? {};
  if (node && selection && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    const box =
      range.getClientRects()[0] ??
      (node instanceof Element ? node : node.parentElement)?.getBoundingClientRect();
    if (box && isInWindow(box as DOMRect)) return [node, offset];
  }
  const focused = document.activeElement;
  if (focused && focused !== document.body && isInWindow(focused.getBoundingClientRect()))
    return [focused, 0];
  return null;
}

export function createSteps({ engine, card, pointer }: StepsOptions): Steps {
  /** The word last stepped to. */
  let last: Place | null = null;

  function reachable(): Place[] {
    const running = engine();
    if (!running) return [];
    const modal = [...document.querySelectorAll(':modal')].at(-1);
    const shown = [...running.places()].filter((place) => running.placesIn(place.start).includes(place));
    return inOrder(shown).filter((place) => isReachable(place, modal));
  }

  /** Number of the word to go to; outside of the list if there is none. */
  function target(places: readonly Place[], direction: Direction): number {
    const from = last ? places.indexOf(last) : -1;
    if (from >= 0 && (card()?.isOpen || isInWindow(boxOf(last!)!))) return from + direction;
    const here = position();
    if (here) return firstAfter(places, ...here) - (direction === 1 ? 0 : 1);
    const inWindow = (place: Place) => {
      const box = boxOf(place)!;
      return direction === 1 ? box.bottom > 0 : box.top < innerHeight;
    };
    if (direction === -1) return places.findLastIndex(inWindow);
    const first = places.findIndex(inWindow);
    return first < 0 ? places.length : first;
  }

  return {
    look(direction) {
      const places = reachable();
      const number = target(places, direction);
      return { any: places.length > 0, ahead: number >= 0 && number < places.length };
    },
    step(direction, from) {
      const places = reachable();
      const place = from === 'here' ? places[target(places, direction)] : places.at(direction === 1 ? 0 : -1);
      if (!place) return false;
      last = place;
      bringIntoView(place);
      // A frame in which nothing has the focus does not get the keys.
      if (!document.hasFocus()) window.focus();
      pointer.open(place, 'keyboard');
      return true;
    },
    leave() {
      last = null;
      card()?.close();
    },
  };
}
