/** Starts the reading view: takes the page out of the tab it was opened from, finds the article in it, and draws it. */

import { tables } from 'virtual:glossary/tables';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { startOwnPage } from '../../components/own-page.ts';
import { type MessageKey, t } from '../../components/text.ts';
import { createWordLine } from '../../components/word-line.ts';
import { siteOf } from '../../settings/site.ts';
import { type State as SettingsState, startOptions } from '../options/options.ts';
import { openPanel, type PanelOf } from '../sidepanel/open.ts';
import { readAddress } from './address.ts';
import { createEntries } from './entries.ts';
import { extract } from './extract.ts';
import { Reading, type Shown } from './Reading.tsx';
import { pull, tabOf } from './source.ts';
import './reading.css';

const storage = browser.storage.local;
const messages = (key: string, ...substitutions: string[]) =>
  browser.i18n.getMessage(key as MessageKey, substitutions);
const send = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

startOwnPage({ messages, storage }, 'reading_title');

const ports = { tabs: browser.tabs, scripting: browser.scripting };
const address = readAddress(location.search);
const line = createWordLine({ send, storage });
const entries = createEntries(line.entries);
/** Known before anything is pressed: a panel opens right in the press or not at all. */
let own: PanelOf = {};
let isPrivate = false;

let choices: SettingsState | null = null;
let shown: Shown = null;

const actions = startOptions({ storage, send, download: () => {}, now: () => new Date() }, (state) => {
  choices = state;
  draw();
});

function draw(): void {
  if (!choices?.settings) return;
  render(
    <Reading
      shown={shown}
      settings={choices.settings}
      hidden={choices.hidden}
      failed={choices.failed}
      tables={tables}
      entries={entries}
      line={isPrivate ? null : line}
      change={actions.change}
      onRetry={() => void read()}
      onSource={() => void goToSource()}
      onPanel={() => void openPanelThere()}
    />,
    document.body,
  );
}

async function read(): Promise<void> {
  show(null);
  const taken = await pull(ports, address).catch(() => 'blocked' as const);
  if (typeof taken === 'string') return show({ trouble: taken });
  try {
    const article = extract(taken);
    show(typeof article === 'string' ? { trouble: article } : { article });
  } catch {
    // A page that was made to break what reads it has no article for us.
    show({ trouble: 'no-article' });
  }
}

function show(next: Shown): void {
  shown = next;
  if (next && 'article' in next) document.title = t('page_title', next.article.title);
  draw();
}

/** Goes to the tab the article is from or, where that shows something else by now, opens the page anew. */
async function goToSource(): Promise<void> {
  const tab = address && (await tabOf(ports, address));
  if (tab && address) {
    const { windowId } = (await browser.tabs.update(address.tabId, { active: true })) ?? {};
    if (windowId !== undefined) await browser.windows?.update(windowId, { focused: true });
  } else if (shown && 'article' in shown && siteOf(shown.article.url) !== null) {
    // Files may not be opened by extensions: then nothing happens.
    await browser.tabs.create({ url: shown.article.url }).catch(() => {});
  }
}

/** The panel lists the words of the tab in front: that is the page's as soon as the panel is on its way. */
async function openPanelThere(): Promise<void> {
  await Promise.all([openPanel(browser, own), goToSource()]);
}

void browser.tabs.getCurrent().then((tab) => {
  if (tab && address) own = { id: address.tabId, windowId: tab.windowId };
  isPrivate = tab?.incognito === true;
  draw();
});
void read();
