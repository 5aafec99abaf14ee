/**
 * Opens the panel for the tab in front: the browser's side panel or sidebar, or where there is neither (Firefox for
 * Android) the same page in a tab of its own.
 */
import type { Browser } from 'wxt/browser';
import type { TabName } from './tabs.ts';

/** The parts of `browser` that are used here; the panels are there in one browser each. */
export interface OpenPort {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
  tabs: { create(tab: { url: string }): Promise<unknown> };
}

export type PanelOf = Partial<Pick<Browser.tabs.Tab, 'id' | 'windowId'>>;

/**
 * @param shown the tab of the panel to be in front, where it opens in a tab of its own
 *
 * Has to be called right in the press of a button, a key or a menu item: browsers open panels at no other time.
 */
export async function openPanel(
  { sidePanel, sidebarAction, tabs }: OpenPort,
  tab: PanelOf,
  shown?: TabName,
): Promise<void> {
  try {
    if (sidePanel && tab.windowId !== undefined) return await sidePanel.open({ windowId: tab.windowId });
    if (sidebarAction) return await sidebarAction.open();
  } catch {
    // A window that takes no panel, as of an app: the tab takes its place.
  }
  const query = tab.id === undefined ? '' : `?tab=${tab.id}`;
  await tabs.create({ url: `/sidepanel.html${query}${shown ? `#${shown}` : ''}` });
}
