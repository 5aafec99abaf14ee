/**
 * Listens to the reader's pointer and opens cards: the DOM side of `hover.ts`.
 *
 * Listeners are on `window`, capturing and passive, and only note coordinates: no style, no layout, no hit test in the
 * handler of any page event. Only trusted events count.
 */
import type { Card, Opening, PlaceHandle } from './card-port.ts';
import type { Engine } from './engine.ts';
import { hostParent } from './host-parent.ts';
import { Hover } from './hover.ts';
import { placeAt, rangeOf } from './point.ts';
import type { Place } from './words.ts';

export interface PointerOptions {
  /** The engine, or null while there is none. */
  engine(): Engine | null;
  /** The card, or null while its bundle is not there yet. */
  card(): Card | null;
  signal: AbortSignal;
}

export interface Pointer {
  /** Opens the card for a word by keyboard or command. */
  open(place: Place, by: Opening['by']): void;
  /** To be called when the card has closed, whoever closed it. */
  closed(): void;
}

/** A press that moved further than this is a drag, CSS px. */
const DRAG = 6;

/** Elements whose click is the page's: it follows the link, presses the button. */
const ACTS =
  'a[href],button,input,select,textarea,summary,label,[role="button"],[role="link"],[contenteditable]';

export function handleOf(place: Place): PlaceHandle {
  return {
    text: rangeOf(place)?.toString() ?? '',
    range: () => rangeOf(place),
    hostParent: () => hostParent(place.start),
  };
}

export function followPointer({ engine, card, signal }: PointerOptions): Pointer {
  let pressed: { x: number; y: number } | null = null;

  const open = (place: Place, by: Opening['by'], point: Opening['point']) => {
    card()?.open({ place: handleOf(place), candidates: place.entries, by, point });
  };

  const hover = new Hover<Place>({
    hit: (x, y) => {
      const running = engine();
      return running && !running.isEmpty && card() ? placeAt(running, x, y) : null;
    },
    covers: (x, y) => card()?.covers(x, y) ?? false,
    open: (place, point) => open(place, 'hover', point),
    close: () => {
      if (!card()?.isPinned) card()?.close();
    },
    setTimer: (run, ms) => window.setTimeout(run, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
  });

  const hasWords = () => engine()?.isEmpty === false;
  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    run: (event: WindowEventMap[Type]) => void,
  ) =>
    window.addEventListener(type, (event) => event.isTrusted && run(event), {
      capture: true,
      passive: true,
      signal,
    });

  listen('pointermove', (event) => {
    if (event.pointerType === 'touch' || !hasWords()) return;
    if (event.buttons === 0) hover.moved(event.clientX, event.clientY);
    else hover.interrupted();
  });
  listen('scroll', () => hover.interrupted());
  listen('pointerdown', (event) => {
    pressed = { x: event.clientX, y: event.clientY };
    hover.interrupted();
  });
  listen('pointerout', (event) => {
    if (event.relatedTarget === null) hover.interrupted();
  });
  listen('click', (event) => {
    const { clientX: x, clientY: y, button, target } = event;
    const dragged = pressed !== null && Math.hypot(x - pressed.x, y - pressed.y) > DRAG;
    if (button !== 0 || dragged || !hasWords() || card()?.covers(x, y)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (target instanceof Element && Element.prototype.closest.call(target, ACTS)) return;
    // The page's own handlers first; then one hit test.
    window.setTimeout(() => {
      const running = engine();
      if (!running || !card() || getSelection()?.isCollapsed === false) return;
      const place = placeAt(running, x, y);
      if (!place) return;
      hover.pinned(place);
      open(place, 'click', { x, y });
    });
  });

  return {
    open(place, by) {
      hover.pinned(place);
      open(place, by, null);
    },
    closed: () => hover.closed(),
  };
}
