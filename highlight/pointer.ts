/**
 * Listens to the reader's pointer and opens cards: the DOM side of `hover.ts`.
 *
 * Listeners are on `window`, capturing and passive, and only note coordinates: no style, no layout, no hit test in the
 * handler of any page event. Only trusted events count.
 */
import type { ReaderChoices } from '../settings/reader.ts';
import type { Card, Opening, PlaceHandle } from './card-port.ts';
import { cuts } from './cuts.ts';
import type { Engine } from './engine.ts';
import { hostParent } from './host-parent.ts';
import { GRACE, Hover } from './hover.ts';
import { placeAt, rangeOf } from './point.ts';
import { acts, isPressable } from './pressable.ts';
import { isSelected } from './selection.ts';
import type { Place } from './words.ts';

export interface PointerOptions {
  /** The engine, or null while there is none. */
  engine(): Engine | null;
  /** The card, or null while its bundle is not there yet. */
  card(): Card | null;
  choices(): Pick<ReaderChoices, 'hover' | 'hoverDelay'>;
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

const FRAMES = 'iframe,frame,object,embed';

const is = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && Element.prototype.matches.call(target, selector);

/** Whether the reader has selected text that touches the word: who wants to copy it wants no card over it. */
const isWordSelected = ({ start, startOffset }: Place): boolean =>
  isSelected(cuts.spot(start, startOffset, false)?.text ?? start);

/** One handle for each place, so that the card can tell whether a word is the one it shows. */
const handles = new WeakMap<Place, PlaceHandle>();

export function handleOf(place: Place): PlaceHandle {
  let handle = handles.get(place);
  if (!handle) {
    handle = {
      text: rangeOf(place)?.toString() ?? '',
      range: () => rangeOf(place),
      hostParent: () => hostParent(place.start),
    };
    handles.set(place, handle);
  }
  return handle;
}

export function followPointer({ engine, card, choices, signal }: PointerOptions): Pointer {
  let pressed: { x: number; y: number } | null = null;
  let screen = { x: Number.NaN, y: Number.NaN };

  const open = (place: Place, by: Opening['by'], point: Opening['point']) => {
    card()?.open({ place: handleOf(place), candidates: place.entries, by, point });
  };

  const hover = new Hover<Place>({
    hit: (x, y) => {
      const running = engine();
      const place = running && !running.isEmpty && card() ? placeAt(running, x, y) : null;
      return place && !isWordSelected(place) ? place : null;
    },
    distance: (x, y) => card()?.distance(x, y) ?? Number.POSITIVE_INFINITY,
    isPinned: () => card()?.isPinned ?? false,
    open: (place, point) => open(place, 'hover', point),
    close: () => card()?.close(),
    times: () => {
      const { hover, hoverDelay } = choices();
      return { rest: hover ? hoverDelay : null, grace: GRACE };
    },
    now: () => performance.now(),
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

  listen('pointermove', ({ pointerType, buttons, clientX, clientY, screenX: x, screenY: y }) => {
    if (pointerType === 'touch' || !hasWords()) return;
    // Browsers also report a pointer that lies still while the page moves beneath it.
    if (x === screen.x && y === screen.y) return;
    screen = { x, y };
    if (buttons === 0) hover.moved(clientX, clientY);
    else hover.interrupted();
  });
  listen('scroll', () => hover.interrupted());
  listen('pointerdown', ({ clientX, clientY }) => {
    pressed = { x: clientX, y: clientY };
    hover.interrupted();
  });
  listen('pointerout', ({ pointerType, relatedTarget }) => {
    if (pointerType !== 'touch' && (relatedTarget === null || is(relatedTarget, FRAMES))) hover.left();
  });
  listen('click', (event) => {
    const { clientX: x, clientY: y, button, detail } = event;
    const dragged = pressed !== null && Math.hypot(x - pressed.x, y - pressed.y) > DRAG;
    // Pressed with a key (0), or the second of a double click, which selects the word.
    if (detail !== 1 || button !== 0 || dragged || !hasWords()) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.composedPath().some(acts)) return;
    // The page's own handlers first; then one hit test.
    window.setTimeout(() => {
      const running = engine();
      if (!running || !card() || card()?.covers(x, y) || getSelection()?.isCollapsed === false) return;
      const place = placeAt(running, x, y);
      if (!place || isPressable(place.start)) return;
      hover.opened(place);
      open(place, 'click', { x, y });
    });
  });

  return {
    open(place, by) {
      hover.opened(place);
      open(place, by, null);
    },
    closed: () => hover.closed(),
  };
}
