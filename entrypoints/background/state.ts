/** Whether words are explained in a tab, as the toolbar icon shows it, and turning its site on and off. */
import { isOn, isPaused, siteKeys, siteOf } from '../../settings/site.ts';
import type { StorageArea, Store } from '../../settings/store.ts';
import { judge } from '../popup/page.ts';
import type { Private } from './private.ts';
import type { Tab, TabState } from './tabs.ts';

export interface StatePort {
  area: Pick<StorageArea, 'get'>;
  store: Pick<Store, 'switchSite'>;
  privately: Pick<Private, 'choiceFor' | 'switchSite'>;
  /** The content type of the tab's document; null if the browser lets no script in. */
  contentType(tabId: number): Promise<string | null>;
}

export interface States {
  of(tab: Tab): Promise<TabState>;
  /** Turns the tab's site off if it is on, and on if it is off. During a pause, and where there is no site, nothing. */
  toggleSite(tab: Tab): Promise<void>;
}

export function createStates({ area, store, privately, contentType }: StatePort): States {
  async function chosen(site: string, isPrivate: boolean): Promise<TabState> {
    const stored = await area.get(siteKeys(site));
    if (isPaused(stored)) return 'paused';
    return isOn(site, stored, isPrivate ? await privately.choiceFor(site) : null) ? 'on' : 'off';
  }

  return {
    async of({ id, url, incognito, discarded }) {
      const site = siteOf(url ?? '');
      if (id === undefined || site === null) return 'impossible';
      const state = await chosen(site, incognito === true);
      // A discarded tab has no document to look at; it is looked at again when the reader comes back to it.
      if (state !== 'on' || discarded) return state;
      return 'site' in judge(url, await contentType(id)) ? 'on' : 'impossible';
    },

    async toggleSite({ url, incognito }) {
      const site = siteOf(url ?? '');
      if (site === null) return;
      const state = await chosen(site, incognito === true);
      if (state === 'paused') return;
      const to = state === 'on' ? 'off' : 'on';
      await (incognito ? privately : store).switchSite(site, to);
    },
  };
}
