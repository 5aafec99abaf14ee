/** What the reader asked for elsewhere: a card's button opens the search with a text. Told once, and kept nowhere. */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { searchForSchema } from '../../background/messages.ts';

export interface AskedPort {
  /** Of our own extension. */
  id: string;
  /** The window the panel belongs to. */
  windowId: Promise<number | undefined>;
  onMessage: {
    addListener(listener: (message: unknown, sender: Browser.runtime.MessageSender) => unknown): void;
  };
  /** Takes what was asked for before the panel was there. */
  take(windowId: number): Promise<unknown>;
  /** A panel behind other tabs would show the reader nothing. */
  isVisible(): boolean;
}

export interface Asked {
  /** Tells the text that was asked for last, if any, and every one that comes, until the answered function is called. */
  follow(tell: (text: string) => void): () => void;
}

export function createAsked({ id, windowId, onMessage, take, isVisible }: AskedPort): Asked {
  const listeners = new Set<(text: string) => void>();
  let own: number | undefined;
  let last: string | null = null;
  const tell = (text: string) => {
    last = text;
    for (const listener of listeners) listener(text);
  };

  // A promise is an answer, also one of nothing: only the panel of that window may give one.
  onMessage.addListener((message, sender) => {
    const asked = v.safeParse(searchForSchema, message);
    if (!asked.success || sender.id !== id || sender.tab || asked.output.windowId !== own || !isVisible())
      return undefined;
    tell(asked.output.text);
    return Promise.resolve(true);
  });

  const begin = async () => {
    own = await windowId;
    if (own === undefined) return;
    const text = await take(own);
    if (typeof text === 'string') tell(text);
  };
  // Without a window or a background nothing was asked for.
  begin().catch(() => {});

  return {
    follow(listener) {
      listeners.add(listener);
      if (last !== null) listener(last);
      return () => listeners.delete(listener);
    },
  };
}
