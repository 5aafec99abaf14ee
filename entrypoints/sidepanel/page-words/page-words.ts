/**
 * What the tab "On this page" knows and does, without its looks: it follows the tab in front and its words, and shows each
 * state through `show`. While it is not looked at it asks nothing of any page.
 */
import type { CardEntry } from '../../../glossary/entry.ts';
import type { Surroundings } from '../../listing/surroundings.ts';
import type { PanelPorts } from '../tab.ts';
import { type Followed, isExplained, NOTHING_FOLLOWED, readFollowed, turnOn } from './followed.ts';
import { FrameLists } from './frame-lists.ts';
import { type FoundWord, type PageWord, type PlaceRef, wordsOfPage } from './list.ts';
import type { PagePorts } from './ports.ts';

export interface State extends Followed {
  /**
   * 'looking': nothing has been told yet; 'silent': no frame tells anything; 'waiting': the explanations do not come, and
   * are asked for again; 'told': `words` are those of the page.
   */
  status: 'looking' | 'silent' | 'waiting' | 'told';
  /** In the order of the page. */
  words: readonly PageWord[];
  /** How many more the reader has chosen not to see. */
  leftOut: number;
  /** The page can be seen while the panel is. */
  isBeside: boolean;
}

export interface PageWords {
  /** The reader looks at the list, or does not. */
  look(isLooked: boolean): void;
  turnOn(what: 'site' | 'everywhere'): Promise<void>;
  allowAccess(): Promise<void>;
  /** Brings a place into view, and its tab to the front if need be; null if it is gone. */
  showPlace(place: PlaceRef): Promise<Surroundings | null>;
  aroundPlace(place: PlaceRef): Promise<Surroundings | null>;
  /** Ends it all. */
  stop(): void;
}

/** When the frames are asked to report, and when their silence is taken for an answer, ms. */
const ASK_AT = [0, 300, 1000];
const SILENT_AT = 2000;

/** How often is looked for what no event tells: parts of the page that come into sight or go, ms. */
const PERIOD = 2000;

/** How long until explanations that did not come are asked for again, ms. */
const AGAIN = 1000;

/** Changes of these keys change which entries are left out. */
const HIDING = /^(?:known:|kindsOff$|basicsKnown$)/;
const SITES = /^(?:site:|only:|mode$|pausedUntil$)/;

export function startPageWords(ports: PanelPorts, page: PagePorts, show: (state: State) => void): PageWords {
  let state: State = {
    ...NOTHING_FOLLOWED,
    status: 'looking',
    words: [],
    leftOut: 0,
    isBeside: true,
  };
  const entries = new Map<number, CardEntry>();
  /** `null` until it is known: words that the reader does not want are not shown even for a moment. */
  let hidden: ReadonlySet<number> | null = null;
  let isLooked = false;
  let looks = 0;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;
  let period: ReturnType<typeof setInterval> | undefined;
  let isTold = false;
  /** What the words were asked for: a tab, and whether its words are explained. */
  let asked = '';
  const lists = new FrameLists(page, () => void derive());

  function change(part: Partial<State>): void {
    state = { ...state, ...part };
    show(state);
  }

  function stopAsking(): void {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  }

  /** Asks the page of the tab for its words anew. */
  function askForWords(): void {
    stopAsking();
    const tabId = state.tab?.id ?? null;
    if (tabId === null || !isExplained(state) || !isLooked) return;
    timers = ASK_AT.map((ms) => setTimeout(() => void page.report(tabId), ms));
    timers.push(setTimeout(() => isTold || change({ status: 'silent', words: [], leftOut: 0 }), SILENT_AT));
  }

  function forgetWords(): void {
    isTold = false;
    lists.follow(state.tab?.id ?? null);
    state = { ...state, status: 'looking', words: [], leftOut: 0 };
  }

  /** Makes the list out of what the frames have told, as soon as all explanations are there. */
  async function derive(): Promise<void> {
    if (!isTold) return;
    hidden ??= await askHidden();
    if (!hidden) return retryLater();
    const found = wordsOfPage(lists.words, hidden);
    const missing = found.words.map(({ index }) => index).filter((index) => !entries.has(index));
    if (missing.length > 0) {
      const fetched = await ports.line.entries(missing).catch(() => null);
      if (!fetched) return retryLater();
      fetched.forEach((entry, i) => {
        entries.set(missing[i]!, entry);
      });
      // The page may have changed meanwhile.
      return derive();
    }
    clearTimeout(retry);
    retry = undefined;
    // Words are announced when they are all there, not frame by frame.
    if (lists.isWaiting && state.status === 'looking' && found.words.length === 0) return;
    const words = found.words.map((word: FoundWord) => ({ ...word, entry: entries.get(word.index)! }));
    change({ status: 'told', words, leftOut: found.leftOut });
  }

  function retryLater(): void {
    change({ status: 'waiting' });
    retry ??= setTimeout(() => {
      retry = undefined;
      void derive();
    }, AGAIN);
  }

  async function askHidden(): Promise<ReadonlySet<number> | null> {
    const answer = await ports.ask({ type: 'hidden' }).catch(() => null);
    return answer && new Set(answer.entries);
  }

  async function readHidden(): Promise<void> {
    hidden = (await askHidden()) ?? hidden;
    await derive();
  }

  /** Looks at the tab and at what is chosen for its site. Of several looks at once the last one counts. */
  async function follow(): Promise<void> {
    const look = ++looks;
    const tab = await page.findTab();
    const isBeside = tab === null || (await page.isBeside(tab));
    const seen = tab ? await page.lookAt(tab) : ({ cannot: 'browser' } as const);
    const next = await readFollowed(ports, tab, seen, state);
    if (look !== looks) return;
    state = { ...state, ...next, isBeside };
    const now = `${tab?.id} ${isExplained(state)}`;
    if (now !== asked) {
      asked = now;
      forgetWords();
      askForWords();
    } else lists.refresh();
    show(state);
  }

  const onStored = (changes: Record<string, unknown>) => {
    const keys = Object.keys(changes);
    if (keys.some((key) => HIDING.test(key))) void readHidden();
    if (isLooked && keys.some((key) => SITES.test(key))) void follow();
  };
  ports.storage.onChanged.addListener(onStored);

  const ignore = page.listen({
    tab: () => void (isLooked && follow()),
    page(tabId) {
      if (isLooked && tabId === state.tab?.id) void follow().then(() => isTold || askForWords());
    },
    found(tabId, frameId, hasWords) {
      if (!isLooked || tabId !== state.tab?.id || !isExplained(state)) return;
      stopAsking();
      isTold = true;
      lists.told(frameId, hasWords);
      if (!hasWords) void derive();
    },
  });

  function look(looked: boolean): void {
    if (looked === isLooked) return;
    isLooked = looked;
    clearInterval(period);
    if (!looked) {
      stopAsking();
      return;
    }
    period = setInterval(() => lists.refresh(), PERIOD);
    // What has happened meanwhile is not known: everything is asked for anew.
    asked = '';
    void follow();
  }

  return {
    look,

    async turnOn(what) {
      const before = state;
      change({ failed: false, ...(what === 'site' ? { isSiteChosen: true } : { pausedUntil: null }) });
      try {
        await turnOn(ports, before, what);
      } catch {
        change({ failed: true, isSiteChosen: before.isSiteChosen, pausedUntil: before.pausedUntil });
      }
      await follow();
    },

    async allowAccess() {
      if (await page.requestAccess().catch(() => false)) await follow();
    },

    async showPlace({ frameId, id }) {
      const tabId = state.tab?.id;
      if (tabId === undefined) return null;
      if (!state.isBeside) await page.bringToFront(tabId);
      const shown = await page.showPlace(tabId, frameId, id).catch(() => null);
      if (!shown) lists.refresh();
      return shown;
    },

    async aroundPlace({ frameId, id }) {
      const tabId = state.tab?.id;
      return tabId === undefined ? null : page.aroundPlace(tabId, frameId, id).catch(() => null);
    },

    stop() {
      isLooked = false;
      clearInterval(period);
      clearTimeout(retry);
      stopAsking();
      ignore();
      ports.storage.onChanged.removeListener(onStored);
    },
  };
}
