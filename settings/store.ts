/**
 * Keeps what the reader chose in a WebExtension storage area.
 *
 * Only the background writes, through one store: its writes run one after the other, so that a write which first
 * looks at what is stored never looks at something half done. Every site and every word has a key of its own: two
 * windows that change two sites cannot overwrite each other. A failed write rejects, and the next one runs all the same.
 */
import { createQueue, type Queue } from './queue.ts';
import {
  type Choices,
  isDefault,
  knownKey,
  readChoice,
  readSettings,
  SETTING_KEYS,
  type Settings,
  type SettingsChange,
} from './schema.ts';
import { isOn, isSiteChosen, MODE, modeOf, type SiteChoice, siteKey, siteKeys, withParents } from './site.ts';

/** The part of `browser.storage.local` that is used here. */
export interface StorageArea {
  get(keys: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** All writes reject with the storage's error when they cannot be done. */
export interface Store {
  settings(): Promise<Settings>;
  /** All that the reader chose, key by key, without what is broken. */
  choices(): Promise<Choices>;
  /** Whether words are explained on a site, by all that was chosen. */
  isOn(site: string): Promise<boolean>;
  /**
   * Turns a site and its subdomains on or off, in the mode in force. Nothing is stored for a site that is so by
   * default or by its parent's choice.
   *
   * @param host the subdomain the reader is on: choices between it and the site would keep this one from acting there,
   *   and give way.
   */
  switchSite(site: string, to: SiteChoice, host?: string): Promise<void>;
  /** Makes the choice for one site that of another: its domain's, or back. Without such a choice nothing happens. */
  moveSite(from: string, to: string): Promise<void>;
  /** Puts a site into the list of the mode in force as it is said, or takes it out (`null`). Answers what there was. */
  listSite(site: string, choice: SiteChoice | null): Promise<SiteChoice | null>;
  /** Changes settings. A value that is the default is not stored. */
  change(settings: SettingsChange): Promise<void>;
  /** The reader knows a word, or does not. */
  knowWord(id: string, isKnown: boolean): Promise<void>;
  /**
   * Puts these choices in the place of all that `affects` says, and answers what there was. What is not a valid choice
   * is left out. New ones are written before old ones go: a full storage loses nothing.
   */
  replace(choices: Choices, affects?: (key: string) => boolean): Promise<Choices>;
}

export function createStore(area: StorageArea, inTurn: Queue = createQueue()): Store {
  async function put(choices: Choices): Promise<void> {
    const all = Object.entries(choices);
    const isBack = ([key, value]: [string, unknown]) => value == null || isDefault(key, value);
    const kept = all.filter((one) => !isBack(one));
    const back = all.filter(isBack).map(([key]) => key);
    if (kept.length > 0) await area.set(Object.fromEntries(kept));
    if (back.length > 0) await area.remove(back);
  }

  async function choices(): Promise<Choices> {
    const stored = Object.entries(await area.get(null));
    return Object.fromEntries(
      stored.flatMap(([key, value]) => {
        const read = readChoice(key, value);
        return read ? [[key, read.value]] : [];
      }),
    );
  }

  return {
    settings: async () => readSettings(await area.get([...SETTING_KEYS])),
    choices,
    isOn: async (site) => isOn(site, await area.get(siteKeys(site))),

    switchSite: (site, to, host = site) =>
      inTurn(async () => {
        const stored = await area.get([...new Set([...siteKeys(host), ...siteKeys(site)])]);
        const mode = modeOf(stored);
        const own = siteKey(site, mode);
        const above = withParents(site);
        const between = withParents(host).filter((one) => !above.includes(one));
        const giveWay = between.map((one) => siteKey(one, mode)).filter((key) => Object.hasOwn(stored, key));
        const { [own]: _, ...others } = stored;
        const without = isSiteChosen(site, others) ? 'on' : 'off';
        await put({
          [own]: to === without ? null : to,
          ...Object.fromEntries(giveWay.map((key) => [key, null])),
        });
      }),

    moveSite: (from, to) =>
      inTurn(async () => {
        const mode = modeOf(await area.get([MODE]));
        const [old, next] = [siteKey(from, mode), siteKey(to, mode)];
        const choice = readChoice(old, (await area.get([old]))[old]);
        if (choice && from !== to) await put({ [next]: choice.value, [old]: null });
      }),

    listSite: (site, choice) =>
      inTurn(async () => {
        const key = siteKey(site, modeOf(await area.get([MODE])));
        const before = readChoice(key, (await area.get([key]))[key]);
        await put({ [key]: choice });
        return (before?.value as SiteChoice | undefined) ?? null;
      }),

    change: (settings) => inTurn(() => put(settings)),
    knowWord: (id, isKnown) => inTurn(() => put({ [knownKey(id)]: isKnown || null })),

    replace: (next, affects = () => true) =>
      inTurn(async () => {
        const before = Object.fromEntries(Object.entries(await choices()).filter(([key]) => affects(key)));
        const gone = Object.fromEntries(Object.keys(before).map((key) => [key, null]));
        const valid = Object.entries(next).filter(
          ([key, value]) => affects(key) && readChoice(key, value) !== null,
        );
        await put({ ...gone, ...Object.fromEntries(valid) });
        return before;
      }),
  };
}
