/**
 * Access that the reader gives or takes while pages are open. A page keeps the script it has when access is taken away;
 * it is told to stop, and told to go on when access is given back.
 */
import type { Browser } from 'wxt/browser';
import { siteOf } from '../../settings/site.ts';
import type { PrivateChoice } from './messages.ts';
import type { Private } from './private.ts';

/** The part of `browser.tabs` that is used here. */
export interface AccessPort {
  query(info: Record<string, never>): Promise<Pick<Browser.tabs.Tab, 'id' | 'url' | 'incognito'>[]>;
  sendMessage(tabId: number, message: PrivateChoice): Promise<unknown>;
}

/** To be called when permissions have changed. */
export function createAccess(tabs: AccessPort, privately: Pick<Private, 'choiceFor'>): () => Promise<void> {
  return async () => {
    for (const { id, url, incognito } of await tabs.query({})) {
      if (id === undefined) continue;
      const site = siteOf(url ?? '');
      const kept = incognito && site !== null ? await privately.choiceFor(site) : null;
      // Where access is missing, the browser keeps the address of the tab from us too.
      const choice = url === undefined ? 'off' : kept;
      tabs.sendMessage(id, { type: 'choice', choice }).catch(() => {});
    }
  };
}
