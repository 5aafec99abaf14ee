/**
 * Listeners on `window` that run before any of the page's. Browsers call listeners of one target in the order in which
 * they were added, so these are added at `document_start` and hand on what they hear to whoever asks later: the card,
 * which is put into the page when its first word is found. Until then they find an empty list, and that is all.
 */
import type { Listen } from './card-port.ts';

/** Not among them: touches, which every page would have to wait for, and movements. */
const TYPES = [
  ...['keydown', 'keypress', 'keyup', 'focusin', 'focusout'],
  ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'],
];

declare global {
  /** Set by the page's script in the extension's world only, while the site is on. */
  var plainwordListen: Listen | undefined;
}

/** Begins to listen; the answer ends it. */
export function listenFirst(): AbortController {
  const ending = new AbortController();
  const { signal } = ending;
  const heard = new Map<string, Set<(event: Event) => void>>();
  const hear = (event: Event) => {
    for (const listener of heard.get(event.type) ?? []) listener(event);
  };
  for (const type of TYPES) {
    heard.set(type, new Set());
    addEventListener(type, hear, { capture: true, signal });
  }
  const listen: Listen = (type, listener, until) => {
    const listeners = heard.get(type);
    if (!listeners) {
      addEventListener(type, listener, { capture: true, signal: until });
      return;
    }
    const one = (event: Event) => listener(event as WindowEventMap[typeof type]);
    if (until.aborted) return;
    listeners.add(one);
    until.addEventListener('abort', () => listeners.delete(one), { once: true });
  };
  globalThis.plainwordListen = listen;
  signal.addEventListener(
    'abort',
    () => {
      heard.clear();
      globalThis.plainwordListen = undefined;
    },
    { once: true },
  );
  return ending;
}
