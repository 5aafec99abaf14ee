/**
 * Shows on the toolbar icon, tab by tab, whether words are explained there and how many different ones the page holds.
 *
 * Frames tell what they hold one by one. What is known here dies with the service worker. Three rules keep the number
 * right all the same:
 * - a tab of which nothing is known is asked to report: all its frames then tell again;
 * - the browser takes back a tab's title when another page comes into it. So where words were counted and the title
 *   does not say so, they were those of a page that is gone.
 * - what a frame told just before its page went may arrive when the next page is here. So where it does not fit what
 *   was seen of the tab last, the tab is looked at again.
 */
import type { Browser } from 'wxt/browser';
import { createQueue } from '../../settings/queue.ts';
import { createTabWords, type TabWords } from './tab-words.ts';

/** What the icon tells of a tab. */
export type TabState = 'on' | 'off' | 'paused' | 'impossible';

export type Tab = Pick<Browser.tabs.Tab, 'id' | 'url' | 'incognito' | 'discarded'>;

/** The parts of `browser` that are used here, and what else has to be known. */
export interface TabsPort {
  action: {
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
    getTitle(details: { tabId: number }): Promise<string>;
    setTitle(details: { tabId: number; title: string }): Promise<void>;
    setIcon(details: { tabId: number; path: Record<number, string> }): Promise<void>;
  };
  tabs: {
    get(tabId: number): Promise<Tab>;
  };
  /** Asks the frames of a tab to tell again what they hold. */
  report(tabId: number): Promise<void>;
  stateOf(tab: Tab): Promise<TabState>;
  /** Whether the reader wants the number on the icon. */
  hasBadge(): Promise<boolean>;
  /** What the icon says when the pointer rests on it. */
  title(state: TabState, count: number): string;
}

export interface Tabs {
  /** A frame says which entries it shows, all of them, by index. */
  found(frame: { tabId: number; frameId: number }, entries: number[]): Promise<void>;
  /** Draws the icon of a tab anew: another page has come into it, or something was chosen. Answers what it shows. */
  refresh(tab: Tab): Promise<TabState>;
}

/** A look at a tab: its number among the looks at this tab and, once that is known, what was seen. */
interface Look {
  number: number;
  state?: TabState;
}

const SIZES = [16, 32] as const;
const iconOf = (state: TabState): Record<number, string> =>
  Object.fromEntries(
    SIZES.map((size) => [size, state === 'on' ? `/icon-${size}.png` : `/icon-${state}-${size}.png`]),
  );

export function createTabs({ action, tabs, report, stateOf, hasBadge, title }: TabsPort): Tabs {
  const inTurn = createQueue();
  const known = new Map<number, TabWords>();

  async function draw(tabId: number, state: TabState, count: number): Promise<void> {
    const number = count > 0 && (await hasBadge()) ? String(count) : '';
    // A tab that was closed in the meantime needs no icon.
    await Promise.all([
      action.setIcon({ tabId, path: iconOf(state) }),
      action.setTitle({ tabId, title: title(state, count) }),
      action.setBadgeText({ tabId, text: number }),
    ]).catch(() => {});
  }

  /** What is known of the page that is in the tab now; `null` if that is nothing. */
  async function wordsOf(tabId: number): Promise<TabWords | null> {
    const words = known.get(tabId);
    if (!words || words.count() === 0) return words ?? null;
    const now = await action.getTitle({ tabId }).catch(() => '');
    return now === title('on', words.count()) ? words : null;
  }

  /** The last look at each tab. */
  const looks = new Map<number, Look>();

  async function refresh(tab: Tab): Promise<TabState> {
    const { id } = tab;
    if (id === undefined) return 'impossible';
    const look: Look = { number: (looks.get(id)?.number ?? 0) + 1 };
    looks.set(id, look);
    // Not in turn: a page that hangs answers late or never, and holds up no other tab.
    const state = await stateOf(tab);
    return inTurn(async () => {
      if (looks.get(id) !== look) return state;
      look.state = state;
      if (state !== 'on') known.delete(id);
      const words = await wordsOf(id);
      await draw(id, state, words?.count() ?? 0);
      return state;
    });
  }

  return {
    async found({ tabId, frameId }, entries) {
      await inTurn(async () => {
        const before = await wordsOf(tabId);
        const words = before ?? createTabWords();
        known.set(tabId, words);
        words.tell(frameId, entries);
        // A frame that has just been switched off says so by telling of no words: the icon is not on for that.
        if (words.count() > 0) await draw(tabId, 'on', words.count());
        else await action.setBadgeText({ tabId, text: '' }).catch(() => {});
        // Where all is off, frames that tell of nothing are not asked again and again.
        const isOff = (looks.get(tabId)?.state ?? 'on') !== 'on';
        if (!before && !(isOff && entries.length === 0)) void report(tabId);
      });
      const seen = looks.get(tabId)?.state;
      if (seen === undefined || seen === 'on') return;
      // A tab that was closed in the meantime needs no look.
      const tab = await tabs.get(tabId).catch(() => null);
      if (tab) await refresh(tab);
    },

    refresh,
  };
}
