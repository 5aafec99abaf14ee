/**
 * The context menu: "All words on this page", "Open with explanations", "Turn off on this site", and on selected text
 * "Explain “…”". The browser keeps the items; they are made when the extension is installed or updated. Firefox for
 * Android has no such menu.
 */
import type { Browser } from 'wxt/browser';
import type { MessageKey } from '../../components/text.ts';
import type { ReadableTab } from '../reading/offer.ts';
import type { PanelOf } from '../sidepanel/open.ts';

type Click = Pick<Browser.contextMenus.OnClickData, 'menuItemId' | 'selectionText' | 'frameId'>;
type Tab = Pick<Browser.tabs.Tab, 'id' | 'url' | 'incognito' | 'discarded'> & PanelOf & ReadableTab;

/** The part of `browser.contextMenus` that is used here. */
export interface MenuPort {
  removeAll(): Promise<void>;
  create(item: {
    id: string;
    title: string;
    contexts: ['page', 'frame', 'link', 'image'] | ['selection'];
    documentUrlPatterns: string[];
  }): unknown;
  update(id: string, item: { title: string } | { visible: boolean }): Promise<void>;
  onClicked: { addListener(listener: (click: Click, tab?: Tab) => void): void };
}

export interface MenuActions {
  toggleSite(tab: Tab): Promise<void>;
  /** Opens the page in the reading view. */
  read(tab: Tab): Promise<void>;
  explain(text: string, frame: { tabId: number; frameId: number }): Promise<void>;
  /** Called at once: browsers open a panel at no other time. */
  openPanel(tab: PanelOf): Promise<void>;
}

const PANEL = 'panel';
const READ = 'read';
const SITE = 'site';
const EXPLAIN = 'explain';
const PAGES = ['http://*/*', 'https://*/*', 'file:///*'];

export interface Menu {
  /** Makes the items. Several calls make them once. */
  create(): Promise<void>;
  /** Says what the item for the site would do in the tab in front. */
  showSite(isOn: boolean): Promise<void>;
  /** Whether the tab in front can be opened in the reading view. */
  showReading(isOffered: boolean): Promise<void>;
}

export function createMenu(menu: MenuPort, text: (key: MessageKey) => string, actions: MenuActions): Menu {
  menu.onClicked.addListener(({ menuItemId, selectionText, frameId = 0 }, tab) => {
    if (tab?.id === undefined) return;
    // A page that takes no scripts, or that was left meanwhile: there is nobody to tell.
    if (menuItemId === PANEL) void actions.openPanel(tab).catch(() => {});
    else if (menuItemId === READ) void actions.read(tab).catch(() => {});
    else if (menuItemId === SITE) void actions.toggleSite(tab).catch(() => {});
    else if (menuItemId === EXPLAIN && selectionText)
      void actions.explain(selectionText, { tabId: tab.id, frameId }).catch(() => {});
  });

  const titleOf = (isOn: boolean) => text(isOn ? 'menu_turn_off' : 'menu_turn_on');

  return {
    async create() {
      await menu.removeAll();
      menu.create({
        id: PANEL,
        title: text('menu_panel'),
        contexts: ['page', 'frame', 'link', 'image'],
        documentUrlPatterns: PAGES,
      });
      menu.create({
        id: READ,
        title: text('reading_open'),
        contexts: ['page', 'frame', 'link', 'image'],
        documentUrlPatterns: PAGES,
      });
      menu.create({
        id: SITE,
        title: titleOf(true),
        contexts: ['page', 'frame', 'link', 'image'],
        documentUrlPatterns: PAGES,
      });
      menu.create({
        id: EXPLAIN,
        title: text('menu_explain'),
        contexts: ['selection'],
        documentUrlPatterns: PAGES,
      });
    },
    showReading: (isOffered) => menu.update(READ, { visible: isOffered }).catch(() => {}),
    showSite: (isOn) => menu.update(SITE, { title: titleOf(isOn) }).catch(() => {}),
  };
}
