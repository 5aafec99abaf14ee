/**
 * One card in a tab. Keys and clicks are heard only by the frame that has them: while a card is open, the other frames of
 * its tab hand on the Escape or the click that closes it, and close a card of their own.
 *
 * Sent as functions that run in the frames, in the extension's world: so no listener has to wait in every page, and
 * nothing is kept here.
 */
import type { ShownCard } from '../words/shown-card.ts';

/** The part of `browser.scripting` that is used here. */
export interface CardsPort {
  executeScript(injection: {
    target: { tabId: number; allFrames: true };
    func: (card: number) => void;
    args: [card: number];
    injectImmediately: boolean;
  }): Promise<unknown>;
}

export interface Cards {
  /** A card was opened in a frame of the tab. */
  opened(tabId: number, card: number): Promise<void>;
  closed(tabId: number, card: number): Promise<void>;
  /** The reader closes it from another frame. */
  close(tabId: number, card: number): Promise<void>;
}

declare global {
  /** In the extension's world only: listens for the end of a card in another frame. */
  var plainwordElsewhere: { card: number; life: AbortController } | undefined;
}

// These run in the page; they are sent as text and must hold all they need.

const watchThere = (card: number) => {
  const own: ShownCard | undefined = globalThis.plainwordShownCard;
  if (own?.card === card) return;
  own?.close();
  globalThis.plainwordElsewhere?.life.abort();
  const life = new AbortController();
  globalThis.plainwordElsewhere = { card, life };
  const listen =
    globalThis.plainwordListen ??
    ((type, listener, signal) => addEventListener(type, listener, { capture: true, signal }));
  const close = () => {
    life.abort();
    chrome.runtime.sendMessage({ type: 'close-card', card }).catch(() => {});
  };
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  listen(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape' || event.isComposing) return;
      swallow(event);
      // Some pages close their dialogs when the key is released.
      const release = new AbortController();
      listen(
        'keyup',
        (event) => {
          if (!event.isTrusted) return;
          release.abort();
          if (event.key === 'Escape') swallow(event);
        },
        release.signal,
      );
      close();
    },
    life.signal,
  );
  listen('click', (event) => event.isTrusted && close(), life.signal);
};

const unwatchThere = (card: number) => {
  if (globalThis.plainwordElsewhere?.card === card) globalThis.plainwordElsewhere.life.abort();
};

const closeThere = (card: number) => {
  if (globalThis.plainwordShownCard?.card === card) globalThis.plainwordShownCard.close();
};

export function createCards(scripting: CardsPort): Cards {
  const inAllFrames = (func: (card: number) => void) => async (tabId: number, card: number) => {
    await scripting
      .executeScript({ target: { tabId, allFrames: true }, func, args: [card], injectImmediately: true })
      // A tab that is gone meanwhile has no card either.
      .catch(() => {});
  };
  return {
    opened: inAllFrames(watchThere),
    closed: inAllFrames(unwatchThere),
    close: inAllFrames(closeThere),
  };
}
