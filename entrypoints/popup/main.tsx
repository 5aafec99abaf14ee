/** Starts the popup: gives popup.ts the browser and draws what it shows. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { startOwnPage } from '../../components/own-page.ts';
import type { MessageKey } from '../../components/text.ts';
import { askToReport } from '../background/report.ts';
import { openReading } from '../reading/open.ts';
import { openPanel } from '../sidepanel/open.ts';
import type {} from '../words/asked.ts';
import { EVERYWHERE, lookAt } from './look.ts';
import { Popup } from './Popup.tsx';
import { findTab } from './page.ts';
import { startPopup } from './popup.ts';
import './popup.css';

startOwnPage({
  messages: (key, ...substitutions) => browser.i18n.getMessage(key as MessageKey, substitutions),
  storage: browser.storage.local,
});

// This runs in the page, in the extension's world; it is sent as text and must hold all it needs.
const showThere = (entry: number) => globalThis.plainwordAsked?.showWord(entry) ?? false;

const actions = startPopup(
  {
    findTab: () => findTab(browser.tabs),
    lookAt,
    requestAccess: () => browser.permissions.request(EVERYWHERE),
    async showWord(tabId, frameId, entry) {
      const target = { tabId, frameIds: [frameId] };
      const [shown] = await browser.scripting.executeScript({ target, func: showThere, args: [entry] });
      if (shown?.result !== true) throw new Error(`Entry ${entry} is not displayed in frame ${frameId}`);
    },
    openPanel: (tab) => openPanel(browser, tab),
    openReading,
    close: () => window.close(),
    report: (tabId) => askToReport(browser, tabId),
    storage: browser.storage.local,
    runtime: browser.runtime,
    tabs: browser.tabs,
  },
  (state) => render(<Popup state={state} actions={actions} />, document.body),
);
