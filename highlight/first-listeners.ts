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

/** Begins to listen; the answer ends it. Written for every page: a signal for each listener would cost as much again. */
export function listenFirst(): () => void {
  const heard = new Map<string, Set<(event: Event) => void>>();
  const hear = (event: Event) => {
    for (const listener of heard.get(event.type) ?? []) listener(event);
  };
  for (const type of TYPES) addEventListener(type, hear, true);
  const listen: Listen = (type, listener, until) => {
    if (until.aborted) return;
    if (!TYPES.includes(type)) {
      addEventListener(type, listener, { capture: true, signal: until });
      return;
    }
    const listeners = heard.get(type) ?? new Set();
    heard.set(type, listeners);
    const one = (event: Event) => listener(event as WindowEventMap[typeof type]);
    listeners.add(one);
    until.addEventListener('abort', () => listeners.delete(one), { once: true });
  };
  globalThis.plainwordListen = listen;
  return () => {
    for (const type of TYPES) removeEventListener(type, hear, true);
    heard.clear();
    if (globalThis.plainwordListen === listen) globalThis.plainwordListen = undefined;
  };
}
