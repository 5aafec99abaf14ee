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
import { Panel } from './Panel.tsx';
import { createPagePorts } from './page-words/ports.ts';
import type { PanelPorts } from './tab.ts';
import { TABS } from './tabs.ts';
import './panel.css';

const storage = browser.storage.local;
const send = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

startOwnPage({
  messages: (key, ...substitutions) => browser.i18n.getMessage(key as MessageKey, substitutions),
  storage,
});

/** The tab that the address names. */
const tab = /^\d{1,10}$/.exec(new URLSearchParams(location.search).get('tab') ?? '')?.[0];

const ports: PanelPorts = {
  line: createWordLine({ send, storage }),
  async ask<M extends FromExtension>(message: M) {
    const answer = await send(message);
    if (answer === undefined) throw new Error(`No answer to "${message.type}"`);
    return answer as Answers[M['type']];
  },
  page: createPagePorts(tab === undefined ? undefined : Number(tab)),
  storage,
};
const first = TABS.find(({ name }) => `#${name}` === location.hash) ?? TABS[0];

render(<Panel ports={ports} first={first.name} />, document.body);
