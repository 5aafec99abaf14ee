/**
 * Counts the different words of each tab and shows the number on the toolbar icon.
 *
 * Frames tell what they hold one by one. What is known here dies with the service worker, and no event is listened to
 * that would wake it at every navigation. Two rules keep the number right all the same:
 * - a tab of which nothing is known is asked to report: all its frames then tell again;
 * - the browser empties a tab's badge when another page comes into it. So where words were counted and the badge is
 *   empty, they were those of a page that is gone.
 */
import type { Browser } from 'wxt/browser';
import { createQueue } from '../../settings/queue.ts';
import { siteOf } from '../../settings/site.ts';
import type { Report } from './messages.ts';
import { createTabWords, type TabWords } from './tab-words.ts';

/** The parts of `browser.action` and `browser.tabs` that are used here. */
export interface TabsPort {
  action: {
    getBadgeText(details: { tabId: number }): Promise<string>;
    setBadgeText(details: { tabId: number; text: string }): Promise<void>;
  };
  tabs: {
    query(info: Record<string, never>): Promise<Pick<Browser.tabs.Tab, 'id' | 'url'>[]>;
    sendMessage(tabId: number, message: Report): Promise<unknown>;
  };
}

export interface Tabs {
  /** A frame says which entries it shows, all of them, by index. */
  found(frame: { tabId: number; frameId: number }, entries: number[]): Promise<void>;
  /** Empties the badge of every tab that `isOn` says is off now; its words are thereby forgotten. */
  clearWhereOff(isOn: (site: string) => Promise<boolean>): Promise<void>;
}

export function createTabs({ action, tabs }: TabsPort): Tabs {
  const inTurn = createQueue();
  const known = new Map<number, TabWords>();

  const show = (tabId: number, count: number) =>
    // A tab that was closed in the meantime needs no badge.
    action.setBadgeText({ tabId, text: count === 0 ? '' : String(count) }).catch(() => {});

  /** What is known of the page that is in the tab now; `null` if that is nothing. */
  async function wordsOf(tabId: number): Promise<TabWords | null> {
    const words = known.get(tabId);
    if (!words) return null;
    const isGone = words.count() > 0 && (await action.getBadgeText({ tabId }).catch(() => '')) === '';
    return isGone ? null : words;
  }

  return {
    found: ({ tabId, frameId }, entries) =>
      inTurn(async () => {
        const before = await wordsOf(tabId);
        const words = before ?? createTabWords();
        known.set(tabId, words);
        words.tell(frameId, entries);
        await show(tabId, words.count());
        if (!before) tabs.sendMessage(tabId, { type: 'report' }).catch(() => {});
      }),

    clearWhereOff: (isOn) =>
      inTurn(async () => {
        for (const { id, url } of await tabs.query({})) {
          const site = siteOf(url ?? '');
          if (id === undefined || site === null || (await isOn(site))) continue;
          await show(id, 0);
        }
      }),
  };
}
