/**
 * Puts our scripts into tabs.
 *
 * The manifest puts the page's script into every page that loads. What is left: the full tables and the card's bundle,
 * when a frame has found its first word; and the pages that were open before the extension was there.
 */
import type { Browser } from 'wxt/browser';
import { siteOf } from '../../settings/site.ts';
import type { Leave } from './messages.ts';

/** The parts of `browser.scripting`, `browser.tabs` and `browser.storage.session` that are used here. */
export interface ScriptsPort {
  scripting: {
    executeScript(injection: {
      target: { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true };
      files: ('/words.js' | '/card.js' | '/marks.js' | '/page.js')[];
      injectImmediately: boolean;
    }): Promise<unknown>;
    insertCSS(injection: {
      target: { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true };
      files: string[];
      origin?: 'USER';
    }): Promise<void>;
  };
  tabs: {
    query(info: Record<string, never>): Promise<Pick<Browser.tabs.Tab, 'id' | 'url' | 'discarded'>[]>;
    get(tabId: number): Promise<Pick<Browser.tabs.Tab, 'url'>>;
    sendMessage(tabId: number, message: Leave): Promise<unknown>;
  };
  session: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
}

export interface Scripts {
  /** Puts the full tables and the card's bundle into a frame. Rejects when the frame is gone or closed to extensions; where the reader closed it, its scripts end. */
  putCard(frame: { tabId: number; frameId: number }): Promise<void>;
  /** Puts the painter that makes elements, and their look, into a frame: for browsers whose highlights cannot show an underline. */
  putMarks(frame: { tabId: number; frameId: number }): Promise<void>;
  /**
   * Puts the page's script and stylesheet into all frames of all open tabs, once in the life of this extension.
   *
   * Chromium only: Firefox does this by itself. The session's storage is emptied when the extension is installed,
   * updated, reloaded or enabled and when the browser starts, but not when the service worker does: that tells the
   * cases apart, of which `runtime.onInstalled` knows not all. A second script in a page ends at once.
   *
   * @param again in any case: the reader has just let the extension into more pages.
   */
  putIntoOpenTabs(options?: { again: boolean }): Promise<void>;
  /** Ends the scripts in tabs that the reader has closed to the extension: browsers let them run on. */
  leaveClosedTabs(): Promise<void>;
}

const DONE = 'in-open-tabs';

export function createScripts({ scripting, tabs, session }: ScriptsPort): Scripts {
  async function putIntoTab(tabId: number): Promise<void> {
    const target = { tabId, allFrames: true } as const;
    await scripting.insertCSS({ target, files: ['/highlight.css'] });
    await scripting.executeScript({ target, files: ['/page.js'], injectImmediately: true });
  }

  /** Ends the scripts in a tab that the reader has closed to the extension. */
  async function leave(tabId: number): Promise<void> {
    await tabs.sendMessage(tabId, { type: 'leave' }).catch(() => {});
  }

  return {
    async putCard({ tabId, frameId }) {
      if ((await tabs.get(tabId)).url === undefined) {
        // The reader closed the page to the extension when nothing in it listened yet. Chromium would not refuse the
        // scripts, but keep them until the reader clicks on its button: no answer.
        await leave(tabId);
        throw new Error('The browser does not let the extension see this page');
      }
      const target = { tabId, frameIds: [frameId] };
      await scripting.executeScript({ target, files: ['/words.js', '/card.js'], injectImmediately: true });
    },

    async putMarks({ tabId, frameId }) {
      const target = { tabId, frameIds: [frameId] };
      // Of the user's origin: it holds in shadow roots too, and the page cannot take it away.
      await scripting.insertCSS({ target, files: ['/marks.css'], origin: 'USER' });
      await scripting.executeScript({ target, files: ['/marks.js'], injectImmediately: true });
    },

    async putIntoOpenTabs({ again } = { again: false }) {
      if (!again && (await session.get(DONE))[DONE] === true) return;
      await session.set({ [DONE]: true });
      for (const { id, url, discarded } of await tabs.query({})) {
        // A discarded tab loads its page anew, and the manifest's script with it, when the reader comes back to it.
        if (id === undefined || discarded || siteOf(url ?? '') === null) continue;
        // The store, a tab closed just now: a page that takes no scripts must not keep the others from theirs.
        await putIntoTab(id).catch(() => {});
      }
    },

    async leaveClosedTabs() {
      for (const { id, url } of await tabs.query({})) {
        // The address of a tab is told only to those who may see its page.
        if (id !== undefined && url === undefined) await leave(id);
      }
    },
  };
}
