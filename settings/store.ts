/**
 * Keeps what the reader chose in a WebExtension storage area.
 *
 * Only the background writes, through one store: its writes run one after the other, so that a write which first
 * looks at what is stored never looks at something half done. Every site has a key of its own: two windows that
 * change two sites cannot overwrite each other. A failed write rejects, and the next one runs all the same.
 */
import { createQueue } from './queue.ts';
import { readSettings, type Settings } from './schema.ts';
import { isOn, isSiteChosen, type SiteChoice, siteKey, siteKeys } from './site.ts';

/** The part of `browser.storage.local` that is used here. */
export interface StorageArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

export interface Store {
  /** Whether words are explained on a site, by all that was chosen. */
  isOn(site: string): Promise<boolean>;
  /**
   * Turns a site and its subdomains on or off. Nothing is stored for a site that is so by default or by its parent's
   * choice. Rejects with the storage's error when it cannot be written.
   */
  switchSite(site: string, to: SiteChoice): Promise<void>;
  /** Changes settings. A value that is the default is not stored. Rejects like {@link switchSite}. */
  change(settings: Partial<Settings>): Promise<void>;
}

export function createStore(area: StorageArea): Store {
  const inTurn = createQueue();
  const defaults = readSettings({});

  return {
    isOn: async (site) => isOn(site, await area.get(siteKeys(site))),

    switchSite: (site, to) =>
      inTurn(async () => {
        const own = siteKey(site);
        const { [own]: _, ...others } = await area.get(siteKeys(site));
        const without = isSiteChosen(site, others) ? 'on' : 'off';
        if (to === without) await area.remove(own);
        else await area.set({ [own]: to });
      }),

    change: (settings) =>
      inTurn(async () => {
        const changes = Object.entries(settings);
        const isDefault = ([key, value]: [string, unknown]) => defaults[key as keyof Settings] === value;
        const back = changes.filter(isDefault).map(([key]) => key);
        const kept = changes.filter((change) => !isDefault(change));
        if (back.length > 0) await area.remove(back);
        if (kept.length > 0) await area.set(Object.fromEntries(kept));
      }),
  };
}
