/** Starts the popup: gives popup.ts the browser and draws what it shows. */
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { type MessageKey, t, useMessages } from '../../components/text.ts';
import { Popup } from './Popup.tsx';
import { findTab, judge, type Page, type Tab } from './page.ts';
import { startPopup } from './popup.ts';
import './popup.css';

useMessages((key, ...substitutions) => browser.i18n.getMessage(key as MessageKey, substitutions));
document.documentElement.lang = t('card_language');
document.title = t('app_name');

async function lookAt({ id, url }: Tab): Promise<Page> {
  const [result] = await browser.scripting
    .executeScript({ target: { tabId: id! }, func: () => document.contentType, injectImmediately: true })
    .catch(() => []);
  return judge(url, result?.result ?? null);
}

const actions = startPopup(
  {
    findTab: () => findTab(browser.tabs),
    lookAt,
    storage: browser.storage.local,
    runtime: browser.runtime,
    tabs: browser.tabs,
  },
  (state) => render(<Popup state={state} actions={actions} />, document.body),
);
