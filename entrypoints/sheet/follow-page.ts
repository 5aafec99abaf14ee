/** The words of the page in a tab, as the panel lists them, for as long as that page is there. */
import { browser } from 'wxt/browser';
import { createPagePorts } from '../sidepanel/page-words/browser-ports.ts';
import { FrameLists } from '../sidepanel/page-words/frame-lists.ts';
import { wordsOfPage } from '../sidepanel/page-words/list.ts';

/** Tells the entries by index, whenever a frame has told its words. Another page that comes there is not the reader's choice. */
export function followPage(tabId: number, tell: (entries: number[]) => void): void {
  const page = createPagePorts(tabId);
  const lists = new FrameLists(page, () => {
    tell(wordsOfPage(lists.words, new Set()).words.map(({ index }) => index));
  });
  lists.follow(tabId);
  const stop = page.listen({
    tab() {},
    page() {},
    found(id, frameId, hasWords) {
      if (id === tabId) lists.told(frameId, hasWords);
    },
  });
  const onUpdated = (id: number, { status }: { status?: string | undefined }) => {
    if (id !== tabId || status !== 'loading') return;
    stop();
    lists.follow(null);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
  browser.tabs.onUpdated.addListener(onUpdated);
  void page.report(tabId);
}
