/**
 * Starts the panel: Chromium's side panel, Firefox's sidebar and, where there is neither, a tab of its own. It speaks of
 * the tab in front of its window, or of the one that its address names (`?tab=ID`).
 */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { startOwnPage } from '../../components/own-page.ts';
import type { MessageKey } from '../../components/text.ts';
import { createWordLine } from '../../components/word-line.ts';
import type { Answers, FromExtension } from '../background/messages.ts';
import { openSheet } from '../sheet/open.ts';
import { Panel } from './Panel.tsx';
import { createPagePorts } from './page-words/browser-ports.ts';
import { createAsked } from './search/asked.ts';
import type { PanelPorts } from './tab.ts';
import { TABS } from './tabs.ts';
import './panel.css';

const storage = browser.storage.local;

/** A panel is in no tab, so that the background cannot tell; in Chromium not even its own page can. */
const isPrivate =
  browser.extension.inIncognitoContext ||
  ((await browser.windows?.getCurrent().catch(() => null))?.incognito ?? false);

const send = (message: object): Promise<unknown> =>
  browser.runtime.sendMessage(isPrivate ? { ...message, isPrivate } : message);

startOwnPage({
  messages: (key, ...substitutions) => browser.i18n.getMessage(key as MessageKey, substitutions),
  storage,
});

/** The tab that the address names. */
const tab = /^\d{1,10}$/.exec(new URLSearchParams(location.search).get('tab') ?? '')?.[0];

const { runtime, windows } = browser;

const ports: PanelPorts = {
  line: createWordLine({ send, storage }),
  async ask<M extends FromExtension>(message: M) {
    const answer = await send(message);
    if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
    return answer as Answers[M['type']];
  },
  asked: createAsked({
    id: runtime.id,
    // Firefox for Android has one window, and no API for it.
    windowId: windows
      ? windows.getCurrent().then(({ id }) => id)
      : browser.tabs.getCurrent().then((tab) => tab?.windowId),
    onMessage: runtime.onMessage,
    take: (windowId) => send({ type: 'take-search', windowId }),
    isVisible: () => document.visibilityState === 'visible',
  }),
  page: createPagePorts(tab === undefined ? undefined : Number(tab)),
  isPrivate,
  // Chromium opens pages of an extension in normal windows only.
  openSheet:
    isPrivate && !browser.extension.inIncognitoContext ? null : (of) => void openSheet(browser.tabs, of),
  storage,
};
const first = TABS.find(({ name }) => `#${name}` === location.hash) ?? TABS[0];

render(<Panel ports={ports} first={first.name} />, document.body);
