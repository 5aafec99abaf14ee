/**
 * What runs behind all pages: answers messages, writes settings, shows on the toolbar icon what goes on in a tab, puts
 * scripts into tabs. It may be stopped and started by the browser at any time: all listeners are set at once, in `main`,
 * and nothing that must last is kept here.
 *
 * Firefox for Android has no commands, no context menu and no badge: what is not there is passed over.
 */
import { entries } from 'virtual:glossary/entries';
import { names } from 'virtual:glossary/names';
import { tables } from 'virtual:glossary/tables';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { MessageKey } from '../../components/text.ts';
import { Lexicon } from '../../glossary/tables.ts';
import { migrateStorage } from '../../settings/migrate.ts';
import { createOwnWords } from '../../settings/own-words.ts';
import { createQueue } from '../../settings/queue.ts';
import { createStore } from '../../settings/store.ts';
import { createSync, travels } from '../../settings/sync.ts';
import { isOffered } from '../reading/offer.ts';
import { openReading } from '../reading/open.ts';
import { openPanel, type PanelOf } from '../sidepanel/open.ts';
import { createAnswer } from './answer.ts';
import { putSign } from './ask-first.ts';
import { createAskedSearch } from './asked-search.ts';
import { createCards } from './cards.ts';
import { createExplain } from './explain.ts';
import { createFinder } from './finder.ts';
import { createLooks } from './looks.ts';
import { createLookup } from './lookup.ts';
import { createMenu } from './menu.ts';
import { createPause } from './pause.ts';
import { createPrivate } from './private.ts';
import { askToReport } from './report.ts';
import { createScripts } from './scripts.ts';
import { createStates } from './state.ts';
import { createSteps, COMMANDS as STEPS } from './steps.ts';
import { createTabs, type TabState } from './tabs.ts';

/** Quiet in light and dark toolbars; white on it has a contrast of 7 to 1. */
const BADGE = { color: '#4f5b66', text: '#ffffff' };

/** Between two looks at a tab that is loading, ms. */
const LOOK_PAUSE = 500;

/** When what the account did not take is sent again, minutes. */
const SYNC_AGAIN = 10;
const SYNC_ALARM = 'sync-again';

const text = (key: MessageKey, ...substitutions: string[]) => browser.i18n.getMessage(key, substitutions);

function titleOf(state: TabState, count: number): string {
  if (state !== 'on') return text(`action_${state}`);
  if (count === 0) return text('app_name');
  return count === 1 ? text('action_word') : text('action_words', String(count));
}

export default defineBackground(() => {
  const { action, alarms, runtime, scripting, storage } = browser;
  const inTurn = createQueue();
  const store = createStore(storage.local, inTurn);
  const words = createOwnWords({ area: storage.local, session: storage.session }, inTurn);
  const pause = createPause(store, alarms);
  const privately = createPrivate({ session: storage.session, tabs: browser.tabs }, createQueue());
  const sync = createSync({ local: storage.local, account: storage.sync }, inTurn);
  const scripts = createScripts({ scripting, tabs: browser.tabs, session: storage.session });
  const states = createStates({
    area: storage.local,
    store,
    privately,
    contentType: async (tabId) => {
      const [result] = await scripting
        .executeScript({ target: { tabId }, func: () => document.contentType, injectImmediately: true })
        .catch(() => []);
      return result?.result ?? null;
    },
  });
  const tabs = createTabs({
    action,
    tabs: browser.tabs,
    report: (tabId) => askToReport(browser, tabId),
    stateOf: states.of,
    hasBadge: async () => (await store.settings()).badge,
    title: titleOf,
  });
  const explain = createExplain(scripting, scripts, createFinder(names, new Lexicon(tables)));
  const step = createSteps({ scripting, tabs: browser.tabs });
  const self = { id: runtime.id, origin: runtime.getURL('/') };
  const lookup = createLookup(entries);
  const asked = createAskedSearch({
    opensAtOnce: browser.sidePanel !== undefined,
    open: (tab) => openPanel(browser, tab, 'search'),
    tell: (message) => runtime.sendMessage(message),
    now: Date.now,
  });

  runtime.onMessage.addListener(
    createAnswer(self, {
      lookup,
      store,
      words,
      scripts,
      cards: createCards(scripting),
      tabs,
      pause,
      privately,
      asked,
    }),
  );

  const toggleSite: typeof states.toggleSite = async (tab) => {
    await states.toggleSite(tab);
    // What is chosen in a private window is stored nowhere: no event tells of it.
    if (tab.incognito) await show(tab);
  };

  const showPanel = (tab: PanelOf) => openPanel(browser, tab);
  const menu =
    browser.contextMenus &&
    createMenu(browser.contextMenus, text, { toggleSite, explain, openPanel: showPanel, read: openReading });

  /** Shows the state of a tab on the icon and, if it is in front, in the menu. */
  async function show(tab: Parameters<typeof tabs.refresh>[0] & { active?: boolean }): Promise<void> {
    const state = await tabs.refresh(tab);
    if (!tab.active) return;
    await menu?.showSite(state !== 'off');
    await menu?.showReading(isOffered(tab));
  }

  async function showAll(): Promise<void> {
    await Promise.all((await browser.tabs.query({})).map(show));
  }

  /**
   * A browser that keeps choices from before has seen the first steps already. Where the extension was put in from a folder,
   * by hand or by a program, somebody is at work: there they open behind the tab that is looked at.
   */
  async function welcome(): Promise<void> {
    const choices = await store.choices();
    if (Object.keys(choices).length > 0) return;
    const isFromFolder = (await browser.management?.getSelf())?.installType === 'development';
    await browser.tabs.create({ url: runtime.getURL('/welcome.html'), active: !isFromFolder });
  }

  const signInTurn = createQueue();
  const sign = () => signInTurn(() => putSign(scripting, storage.local)).catch(() => {});

  async function reconcile(): Promise<void> {
    if (await sync.reconcile()) alarms.create(SYNC_ALARM, { delayInMinutes: SYNC_AGAIN });
  }

  storage.local.onChanged.addListener((changes) => {
    const keys = Object.keys(changes);
    if (keys.some((key) => /^(?:site:|only:|mode$|pausedUntil$|badge$)/.test(key))) {
      void sign();
      void showAll();
    }
    if (keys.includes('pausedUntil')) void pause.follow();
    if (changes.sync && changes.sync.newValue !== true) void sync.end().catch(() => {});
    else if (keys.some((key) => key === 'sync' || key === 'syncWords' || travels(key, true)))
      void reconcile();
  });
  storage.sync?.onChanged.addListener(() => void reconcile());
  alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM) void reconcile();
  });

  /** Shows the state of a tab, unless it was closed in the meantime. */
  const lookAt = (tabId: number) => void browser.tabs.get(tabId).then(show, () => {});
  browser.tabs.onActivated.addListener(({ tabId }) => lookAt(tabId));
  const lookAtLoading = createLooks(lookAt, LOOK_PAUSE);
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    if (status !== undefined || url !== undefined) lookAtLoading(tabId);
  });
  browser.windows?.onFocusChanged.addListener(async (windowId) => {
    // The menu is one for all windows, private ones too. Where none has the focus, there is no tab in front.
    const [tab] = await browser.tabs.query({ active: true, windowId }).catch(() => []);
    if (tab) await show(tab);
  });
  browser.windows?.onRemoved.addListener(() => void privately.forgetIfOver());

  browser.permissions.onAdded.addListener(() => {
    void scripts.putIntoOpenTabs({ again: true }).then(showAll);
  });
  browser.permissions.onRemoved.addListener(() => {
    void scripts.leaveClosedTabs().then(showAll);
  });

  browser.commands?.onCommand.addListener(async (command, front) => {
    // Before anything is waited for.
    if (command === 'open-panel') return showPanel(front ?? {});
    const direction = STEPS[command];
    if (direction !== undefined) return step(direction);
    if (command !== 'toggle-site') return;
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab) await toggleSite(tab);
  });

  void action.setBadgeBackgroundColor?.({ color: BADGE.color });
  void action.setBadgeTextColor?.({ color: BADGE.text });

  runtime.onInstalled.addListener(({ reason }) => {
    void menu?.create();
    void sign();
    // Never after an update: nothing opens by itself but this once.
    if (reason === 'install') void welcome();
  });
  // The browser starts the background at this moment because it is listened to.
  runtime.onStartup.addListener(() => void sign());

  void migrateStorage(storage.local, inTurn)
    .catch(() => {})
    .then(() => Promise.all([pause.follow(), reconcile()]));
  if (!import.meta.env.FIREFOX) void scripts.putIntoOpenTabs();
});
