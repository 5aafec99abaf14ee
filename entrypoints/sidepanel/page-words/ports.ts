/** The line to the page in front, over the browser's own API. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { foundSchema } from '../../background/messages.ts';
import { createTabWords } from '../../background/tab-words.ts';

export interface PagePorts {
  /** Tells the entries of the page by index, now and at every change, until the answered function is called. */
  follow(tell: (entries: number[]) => void): () => void;
}

/** `tabId`: the tab that is spoken of; absent: the one in front of this window. */
export function createPagePorts(tabId?: number): PagePorts {
  const { runtime, tabs } = browser;
  return {
    follow(tell) {
      let words = createTabWords();
      let followed = tabId;
      const look = async () => {
        const [tab] = tabId === undefined ? await tabs.query({ active: true, currentWindow: true }) : [];
        followed = tabId ?? tab?.id;
        words = createTabWords();
        tell([]);
        if (followed !== undefined) await tabs.sendMessage(followed, { type: 'report' }).catch(() => {});
      };
      const onMessage = (message: unknown, { tab, frameId }: Parameters<OnMessage>[1]) => {
        const found = v.safeParse(foundSchema, message);
        if (!found.success || tab?.id !== followed || frameId === undefined) return;
        words.tell(frameId, found.output.entries);
        tell(words.entries());
      };
      const onActivated = () => void look();
      runtime.onMessage.addListener(onMessage);
      tabs.onActivated.addListener(onActivated);
      void look();
      return () => {
        runtime.onMessage.removeListener(onMessage);
        tabs.onActivated.removeListener(onActivated);
      };
    },
  };
}

type OnMessage = Parameters<typeof browser.runtime.onMessage.addListener>[0];
