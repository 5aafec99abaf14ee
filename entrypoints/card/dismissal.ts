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
  /** Changes with every opening. A click that leads to a word replaces or pins the card instead of closing it. */
  openings(): number;
}

export function watchForDismissal({ host, listen, signal, onDismiss, openings }: DismissalOptions): void {
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

  // A click that the page's closed shadow roots hide from us on the way in is seen when it has come to the card.
  let inside: Event | undefined;
  const note = (event: Event) => {
    inside = event;
  };
  host.root.addEventListener('click', note, { capture: true, signal });
  listen(
    'click',
    (event) => {
      if (!event.isTrusted || event.composedPath().includes(host.element)) return;
      // Later, when the click has come to the card, if it is in it, and to the page script, which may open a word.
      const before = openings();
      setTimeout(() => signal.aborted || inside === event || openings() !== before || onDismiss());
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
