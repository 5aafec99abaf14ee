/**
 * What the popup knows and does, without its looks: it shows each state through `show` and acts on the two switches.
 *
 * A switch moves at once. The background writes; if it cannot, the switch goes back to what is stored and the state
 * says `failed`. Changes made elsewhere are followed while the popup is open.
 */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { EVERYWHERE, isOnEverywhere, isSiteChosen, siteKeys } from '../../settings/site.ts';
import { type FromExtension, foundSchema, type Report } from '../background/messages.ts';
import { createTabWords } from '../background/tab-words.ts';
import type { Page, Tab } from './page.ts';

export interface State {
  /** `null` while the page is being looked at. */
  page: Page | null;
  isOnEverywhere: boolean;
  /** The choice for the site, the switch for everywhere aside. */
  isSiteChosen: boolean;
  /** How many different words the page holds; `null` as long as no frame has told; 'silent' when none does. */
  words: number | null | 'silent';
  /** The last switch could not be kept. */
  failed: boolean;
}

/** The parts of `browser` that are used here. */
export interface Ports {
  findTab(): Promise<Tab | null>;
  lookAt(tab: Tab): Promise<Page>;
  storage: {
    get(keys: string[]): Promise<Record<string, unknown>>;
    onChanged: { addListener(listener: () => void): void };
  };
  runtime: {
    id: string;
    sendMessage(message: FromExtension): Promise<unknown>;
    onMessage: {
      addListener(listener: (message: unknown, sender: Browser.runtime.MessageSender) => undefined): void;
    };
  };
  tabs: {
    sendMessage(tabId: number, message: Report): Promise<unknown>;
    onUpdated: { addListener(listener: (tabId: number, change: { status?: string }) => void): void };
  };
}

export interface Popup {
  switchSite(on: boolean): Promise<void>;
  switchEverywhere(on: boolean): Promise<void>;
}

/** When the frames are asked to report, and when their silence is taken for an answer, ms after the start. */
const ASK_AT = [0, 300, 1000];
const SILENT_AT = 2000;

export function startPopup(ports: Ports, show: (state: State) => void): Popup {
  const { runtime, storage, tabs } = ports;
  let state: State = { page: null, isOnEverywhere: true, isSiteChosen: true, words: null, failed: false };
  let tab: Tab | null = null;
  let words = createTabWords();
  let timers: ReturnType<typeof setTimeout>[] = [];
  let writes = 0;

  const site = () => (state.page && 'site' in state.page ? state.page.site : null);
  const explains = () => site() !== null && state.isOnEverywhere && state.isSiteChosen;

  function change(part: Partial<State>): void {
    const explained = explains();
    state = { ...state, ...part };
    if (explains() !== explained) askForWords();
    show(state);
  }

  function stopAsking(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  }

  function askForWords(): void {
    stopAsking();
    words = createTabWords();
    state.words = null;
    const tabId = tab?.id;
    if (tabId === undefined || !explains()) return;
    const ask = () => tabs.sendMessage(tabId, { type: 'report' }).catch(() => {});
    timers = ASK_AT.map((ms) => setTimeout(ask, ms));
    timers.push(setTimeout(() => change({ words: 'silent' }), SILENT_AT));
  }

  /** Takes over what is stored. When that cannot be read, the state stays as it is. */
  async function follow(page = state.page): Promise<void> {
    const own = page && 'site' in page ? page.site : null;
    const stored = await storage.get(own === null ? [EVERYWHERE] : siteKeys(own)).catch(() => null);
    if (stored === null) return change({ page });
    change({
      page,
      isOnEverywhere: isOnEverywhere(stored),
      isSiteChosen: own === null || isSiteChosen(own, stored),
    });
  }

  async function look(): Promise<void> {
    tab = await ports.findTab();
    const page: Page = tab ? await ports.lookAt(tab) : { cannot: 'browser' };
    // Words are asked for when the state comes to explain: a page that was loaded anew does so anew.
    state = { ...state, page: null };
    await follow(page);
  }

  async function ask(message: FromExtension, moved: Partial<State>): Promise<void> {
    const { isOnEverywhere, isSiteChosen } = state;
    writes++;
    change({ ...moved, failed: false });
    const isKept = await runtime.sendMessage(message).then(
      (answer) => answer === true,
      // The reader needs to know that it is not kept, not what the storage called the reason.
      () => false,
    );
    writes--;
    if (!isKept) change({ isOnEverywhere, isSiteChosen, failed: true });
    // What is stored has the last word, also over switches that were moved faster than they were kept.
    if (writes === 0) await follow();
  }

  runtime.onMessage.addListener((message, sender) => {
    const found = v.safeParse(foundSchema, message);
    if (!found.success || sender.id !== runtime.id || sender.frameId === undefined) return;
    if (tab === null || sender.tab?.id !== tab.id) return;
    stopAsking();
    words.tell(sender.frameId, found.output.entries);
    change({ words: words.count() });
  });
  storage.onChanged.addListener(() => {
    if (writes === 0) void follow();
  });
  tabs.onUpdated.addListener((tabId, { status }) => {
    if (tabId === tab?.id && status === 'complete') void look();
  });
  void look();

  return {
    switchSite: async (on) => {
      const own = site();
      if (own !== null) await ask({ type: 'switch-site', site: own, on }, { isSiteChosen: on });
    },
    switchEverywhere: (on) => ask({ type: 'switch-everywhere', on }, { isOnEverywhere: on }),
  };
}
