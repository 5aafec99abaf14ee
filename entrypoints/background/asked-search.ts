/**
 * The reader asks a card for the search: the panel opens with the text in its field. The text is kept in memory only
 * until a panel takes it, and not for long.
 */
import type { PanelOf } from '../sidepanel/open.ts';
import type { SearchFor } from './messages.ts';

export interface AskedSearchPort {
  /**
   * In Chromium a panel may be opened while the reader's press in the page is being told of, and at no later time; in
   * Firefox not even then: the search opens in a tab of its own, unless a panel is open already.
   */
  opensAtOnce: boolean;
  open(tab: PanelOf): Promise<void>;
  /** To the panels that are open: the one of that window answers `true`. Rejects where nobody listens. */
  tell(message: SearchFor): Promise<unknown>;
  now(): number;
}

export interface AskedSearch {
  /** Opens the panel of a tab's window with a text to search for. Has to be called right on the reader's press. */
  ask(text: string, tab: PanelOf): Promise<void>;
  /** The text that a panel which has just opened is to search for, once; null: none. */
  take(windowId: number): string | null;
}

/** How long a panel may take to open, ms. */
const OPENING = 10_000;

export function createAskedSearch({ opensAtOnce, open, tell, now }: AskedSearchPort): AskedSearch {
  let waiting: { text: string; windowId: number | undefined; since: number } | null = null;

  return {
    async ask(text, tab) {
      const { windowId } = tab;
      waiting = { text, windowId, since: now() };
      const opening = opensAtOnce ? open(tab) : null;
      const isTaken =
        windowId !== undefined &&
        (await tell({ type: 'search-for', text, windowId }).catch(() => false)) === true;
      if (isTaken) waiting = null;
      else if (!opening) await open(tab);
      await opening;
    },
    take(windowId) {
      const asked = waiting;
      if (asked === null || (asked.windowId ?? windowId) !== windowId) return null;
      waiting = null;
      return now() - asked.since < OPENING ? asked.text : null;
    },
  };
}
