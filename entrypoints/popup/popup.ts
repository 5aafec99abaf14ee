/**
 * What the popup knows and does, without its looks: it shows each state through `show` and acts on what is pressed.
 *
 * A switch moves at once. The background writes; if it cannot, the switch goes back to what is stored and the state
 * says `failed`. Changes made elsewhere are followed while the popup is open.
 */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import type { CardEntry } from '../../glossary/entry.ts';
import { readSettings, type Settings } from '../../settings/schema.ts';
import { scopesOf } from '../../settings/scope.ts';
import {
  decidingSite,
  isPaused,
  isSiteChosen,
  type Mode,
  PAUSED_UNTIL,
  siteKeys,
} from '../../settings/site.ts';
import { type FromExtension, foundSchema } from '../background/messages.ts';
import { createTabWords } from '../background/tab-words.ts';
import { isOffered } from '../reading/offer.ts';
import type { Page, Tab } from './page.ts';

/** Where a choice for the site holds: here, or on all of its domain. */
export interface Scope {
  /** The narrowest first; a single one leaves nothing to choose. */
  options: string[];
  chosen: string;
}

export interface State {
  /** `null` while the page is being looked at. */
  page: Page | null;
  mode: Mode;
  /** Epoch ms, or 'forever'; `null` when there is no pause. */
  pausedUntil: Settings['pausedUntil'];
  /** The choice for the site, a pause aside. */
  isSiteChosen: boolean;
  scope: Scope | null;
  /** How many different words the page holds; `null` as long as no frame has told; 'silent' when none does. */
  words: number | null | 'silent';
  /** The first few of them. */
  first: Pick<CardEntry, 'id' | 'term'>[];
  /** The page is in a private window: what is chosen for its site is not kept. */
  isPrivate: boolean;
  /** The page can be opened in the reading view. */
  canRead: boolean;
  /** The last choice could not be kept. */
  failed: boolean;
}

/** The parts of `browser` that are used here. */
export interface Ports {
  findTab(): Promise<Tab | null>;
  lookAt(tab: Tab): Promise<Page>;
  /** Asks the reader to let the extension into all sites. Has to be called right in the press of a button. */
  requestAccess(): Promise<boolean>;
  /** Opens the card of an entry in a frame. */
  showWord(tabId: number, frameId: number, entry: number): Promise<void>;
  /** Opens the panel for the tab. Has to be called right in the press of a button. */
  openPanel(tab: Tab): Promise<void>;
  /** Opens the tab's page in the reading view. */
  openReading(tab: Tab): Promise<void>;
  close(): void;
  /** Asks the frames of a tab to tell again what they hold. */
  report(tabId: number): Promise<void>;
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
    onUpdated: { addListener(listener: (tabId: number, change: { status?: string }) => void): void };
  };
}

export interface Popup {
  switchSite(on: boolean): Promise<void>;
  /** Chooses where the choice for the site holds, and moves one that was made before. */
  setScope(site: string): Promise<void>;
  switchEverywhere(on: boolean): Promise<void>;
  pauseAnHour(): Promise<void>;
  /** Opens the card of one of the first words in the page, and closes the popup. */
  showWord(id: string): Promise<void>;
  /** Opens the panel with all words of the page, and closes the popup. */
  openPanel(): Promise<void>;
  /** Opens the page in the reading view, and closes the popup. */
  openReading(): Promise<void>;
  allowAccess(): Promise<void>;
}

/** When the frames are asked to report, and when their silence is taken for an answer, ms after the start. */
const ASK_AT = [0, 300, 1000];
const SILENT_AT = 2000;

/** How many words are listed. */
const FIRST = 5;

const isOn = (state: State) => !isPaused({ [PAUSED_UNTIL]: state.pausedUntil }) && state.isSiteChosen;

export function startPopup(ports: Ports, show: (state: State) => void): Popup {
  const { runtime, storage, tabs } = ports;
  let state: State = {
    page: null,
    mode: 'except',
    pausedUntil: null,
    isSiteChosen: true,
    scope: null,
    words: null,
    first: [],
    isPrivate: false,
    canRead: false,
    failed: false,
  };
  let tab: Tab | null = null;
  let words = createTabWords();
  let entries = new Map<string, number>();
  let timers: ReturnType<typeof setTimeout>[] = [];
  let writes = 0;

  const site = () => (state.page && 'site' in state.page ? state.page.site : null);
  const explains = () => site() !== null && isOn(state);

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
    state.first = [];
    const tabId = tab?.id;
    if (tabId === undefined || !explains()) return;
    const ask = () => void ports.report(tabId);
    timers = ASK_AT.map((ms) => setTimeout(ask, ms));
    timers.push(setTimeout(() => change({ words: 'silent' }), SILENT_AT));
  }

  /** Lists the first words by name. Without the background there are none: the number stands all the same. */
  async function listFirst(): Promise<void> {
    const { gentle } = readSettings(await storage.get(['gentle']).catch(() => ({})));
    // A few more than are shown: gentle mode leaves out those that could frighten.
    const indexes = words.entries().slice(0, FIRST * 4);
    if (indexes.length === 0) return change({ first: [] });
    const answer = await runtime.sendMessage({ type: 'entries', entries: indexes }).catch(() => null);
    if (!Array.isArray(answer)) return;
    const named = (answer as CardEntry[]).map((entry, i) => ({ ...entry, index: indexes[i]! }));
    const listed = named.filter(({ sensitive }) => !gentle || !sensitive).slice(0, FIRST);
    entries = new Map(listed.map(({ id, index }) => [id, index]));
    change({ first: listed.map(({ id, term }) => ({ id, term })) });
  }

  /** Takes over what is stored. When that cannot be read, the state stays as it is. */
  async function follow(page = state.page): Promise<void> {
    const own = page && 'site' in page ? page.site : null;
    const stored = await storage.get(own === null ? [PAUSED_UNTIL] : siteKeys(own)).catch(() => null);
    if (stored === null) return change({ page });
    const { mode, pausedUntil } = readSettings(stored);
    const paused = isPaused(stored) ? pausedUntil : null;
    if (own === null) return change({ page, mode, pausedUntil: paused, scope: null });
    const privately = state.isPrivate ? await privateChoice(own) : null;
    change({
      page,
      mode,
      pausedUntil: paused,
      isSiteChosen: privately ?? isSiteChosen(own, stored),
      scope: scopeOf(own, decidingSite(own, stored)),
    });
  }

  function scopeOf(own: string, decider: string | null): Scope {
    const options = scopesOf(own);
    const before = state.scope?.options.join() === options.join() ? state.scope.chosen : own;
    // Until a choice was made, the reader's pick stands.
    return { options, chosen: decider !== null && options.includes(decider) ? decider : before };
  }

  /** What was chosen for the site in a private window; stored nowhere, so the background is asked. */
  async function privateChoice(own: string): Promise<boolean | null> {
    const answer = await runtime.sendMessage({ type: 'private-choice', site: own }).catch(() => null);
    return answer === 'on' || answer === 'off' ? answer === 'on' : null;
  }

  async function look(): Promise<void> {
    tab = await ports.findTab();
    const page: Page = tab ? await ports.lookAt(tab) : { cannot: 'browser' };
    // Words are asked for when the state comes to explain: a page that was loaded anew does so anew.
    state = {
      ...state,
      page: null,
      isPrivate: tab?.incognito === true,
      canRead: tab !== null && isOffered(tab),
    };
    await follow(page);
  }

  async function ask(message: FromExtension, moved: Partial<State>): Promise<void> {
    const { pausedUntil, isSiteChosen, scope } = state;
    writes++;
    change({ ...moved, failed: false });
    const isKept = await runtime.sendMessage(message).then(
      (answer) => answer === true,
      // The reader needs to know that it is not kept, not what the storage called the reason.
      () => false,
    );
    writes--;
    if (!isKept) change({ pausedUntil, isSiteChosen, scope, failed: true });
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
    void listFirst();
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
      if (own === null) return;
      const chosen = state.isPrivate ? own : (state.scope?.chosen ?? own);
      await ask(
        {
          type: 'switch-site',
          site: chosen,
          on,
          ...(chosen !== own && { host: own }),
          ...(state.isPrivate && { isPrivate: true }),
        },
        { isSiteChosen: on },
      );
    },
    setScope: async (to) => {
      const { scope } = state;
      if (!scope || scope.chosen === to) return;
      await ask({ type: 'move-site', from: scope.chosen, to }, { scope: { ...scope, chosen: to } });
    },
    switchEverywhere: (on) => ask({ type: 'switch-everywhere', on }, { pausedUntil: on ? null : 'forever' }),
    pauseAnHour: () => ask({ type: 'pause-an-hour' }, { pausedUntil: Date.now() + 3_600_000 }),
    showWord: async (id) => {
      const entry = entries.get(id);
      const frameId = entry === undefined ? undefined : words.frameOf(entry);
      if (tab?.id === undefined || entry === undefined || frameId === undefined) return;
      await ports.showWord(tab.id, frameId, entry).then(ports.close, () => change({ words: 'silent' }));
    },
    openPanel: () => ports.openPanel(tab ?? {}).then(ports.close),
    openReading: () => ports.openReading(tab ?? {}).then(ports.close),
    allowAccess: async () => {
      if (await ports.requestAccess().catch(() => false)) await look();
    },
  };
}
