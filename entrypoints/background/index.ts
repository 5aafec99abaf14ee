/**
 * What runs behind all pages: answers messages, writes settings, counts words on the toolbar icon, puts scripts into
 * tabs. It may be stopped and started by the browser at any time: all listeners are set at once, in `main`, and nothing
 * that must last is kept here.
 */
import { entries } from 'virtual:glossary/entries';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createStore } from '../../settings/store.ts';
import { createAnswer } from './answer.ts';
import { createLookup } from './lookup.ts';
import { createScripts } from './scripts.ts';
import { createTabs } from './tabs.ts';

/** Quiet in light and dark toolbars; white on it has a contrast of 7 to 1. */
const BADGE = { color: '#4f5b66', text: '#ffffff' };

export default defineBackground(() => {
  const { action, runtime, scripting, storage } = browser;
  const store = createStore(storage.local);
  const tabs = createTabs({ action, tabs: browser.tabs });
  const scripts = createScripts({ scripting, tabs: browser.tabs, session: storage.session });
  const self = { id: runtime.id, origin: runtime.getURL('/') };

  runtime.onMessage.addListener(createAnswer(self, { lookup: createLookup(entries), store, scripts, tabs }));

  storage.local.onChanged.addListener(() => void tabs.clearWhereOff(store.isOn));

  void action.setBadgeBackgroundColor({ color: BADGE.color });
  void action.setBadgeTextColor({ color: BADGE.text });

  if (import.meta.env.FIREFOX) return;
  // Listened to so that the browser starts the worker at these moments.
  runtime.onInstalled.addListener(() => {});
  runtime.onStartup.addListener(() => {});
  void scripts.putIntoOpenTabs();
});
