/**
 * Closing by the reader: Escape, and a click elsewhere. Listens on `window` before the page does (see `Listen`), acts
 * on trusted events only, and keeps an Escape that closed the card from closing the page's dialog as well.
 */
import type { Listen } from '../../highlight/card-port.ts';
import type { CardHost } from './host.ts';

/** For a page script that offers no listeners of its own. */
export const listenNow: Listen = (type, listener, signal) =>
  window.addEventListener(type, listener, { capture: true, signal });

export interface DismissalOptions {
  host: CardHost;
  listen: Listen;
  /** Ends all listening, but for the one key release that belongs to an Escape pressed before. */
  signal: AbortSignal;
  onDismiss(): void;
  /** What the card shows. A click that leads to another word replaces the card instead of closing it. */
  shown(): unknown;
}

export function watchForDismissal({ host, listen, signal, onDismiss, shown }: DismissalOptions): void {
  listen(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape' || event.isComposing) return;
      swallow(event);
      swallowRelease(listen);
      onDismiss();
    },
    signal,
  );

  // The card's own clicks pass by inside the root, where the page's closed shadow roots cannot hide them from us.
  let inside: Event | undefined;
  const note = (event: Event) => {
    inside = event;
  };
  host.root.addEventListener('click', note, { capture: true, signal });
  listen(
    'click',
    (event) => {
      if (!event.isTrusted) return;
      // Later, when the click has come to the card, if it is in it, and to the page script, which may open a word.
      const before = shown();
      setTimeout(() => signal.aborted || inside === event || shown() !== before || onDismiss());
    },
    signal,
  );

  // A click into a frame inside ours reaches this window only as the loss of its focus.
  listen(
    'blur',
    (event) => {
      if (
        event.isTrusted &&
        event.target === window &&
        document.activeElement?.matches('iframe, frame, object')
      ) {
        onDismiss();
      }
    },
    signal,
  );
}

/**
 * Keeps what a reader types in the card from the page's shortcuts and focus traps. Default actions (a button that is
 * pressed, Tab) still happen.
 */
export function keepToItself({
  host,
  listen,
  signal,
}: Pick<DismissalOptions, 'host' | 'listen' | 'signal'>): void {
  const keep = (event: Event) => {
    if (event.isTrusted && host.root.activeElement && event.composedPath().includes(host.element)) {
      event.stopImmediatePropagation();
    }
  };
  for (const type of ['keydown', 'keypress', 'keyup', 'focusin', 'focusout'] as const)
    listen(type, keep, signal);
  // What bubbles out of the card is nobody else's business: menus that close on a click elsewhere stay open.
  for (const type of [
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
    'click',
    'touchstart',
    'touchend',
  ]) {
    host.element.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
}

const swallow = (event: Event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** Some pages close their dialogs when Escape is released, which is after the card has gone. */
function swallowRelease(listen: Listen): void {
  const until = new AbortController();
  const release = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    until.abort();
    if (event.type === 'keyup' && event.key === 'Escape') swallow(event);
  };
  listen('keyup', release, until.signal);
  // Released elsewhere, in another window: the next key pressed ends the wait.
  setTimeout(() => listen('keydown', release, until.signal));
}
