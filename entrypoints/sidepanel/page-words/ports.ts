/** What the tab "On this page" needs of the browser. */
import type { FrameWords } from '../../listing/index.ts';
import type { Surroundings } from '../../listing/surroundings.ts';
import type { Page, Tab } from '../../popup/page.ts';

export interface PageEvents {
  /** Another tab came to the front, or the one that is spoken of is gone. */
  tab(): void;
  /** A page is being loaded into a tab, or has been. */
  page(tabId: number): void;
  /** A frame tells whether it holds words. */
  found(tabId: number, frameId: number, hasWords: boolean): void;
}

export interface PagePorts {
  /** The tab that is spoken of; null if there is none. */
  findTab(): Promise<Tab | null>;
  /** Whether that tab can be seen while this panel is. */
  isBeside(tab: Tab): Promise<boolean>;
  lookAt(tab: Tab): Promise<Page>;
  /** Asks the reader to let the extension into all sites. Has to be called right in the press of a button. */
  requestAccess(): Promise<boolean>;
  /** Asks all frames of a tab to tell whether they hold words. */
  report(tabId: number): Promise<void>;
  /** The words of one frame; 'same' if they are those of that version; null if it shows none or is gone. */
  list(tabId: number, frameId: number, version: number | null): Promise<FrameWords | 'same' | null>;
  /** Brings the tab to the front. */
  bringToFront(tabId: number): Promise<void>;
  /** Brings a place into view and shows it for a moment; null if it is gone. */
  showPlace(tabId: number, frameId: number, id: number): Promise<Surroundings | null>;
  aroundPlace(tabId: number, frameId: number, id: number): Promise<Surroundings | null>;
  /** What happens, until the answered function is called. */
  listen(events: PageEvents): () => void;
}
