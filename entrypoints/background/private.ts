/**
 * Sites switched in private windows. They are told to the pages that are open there and kept in the session's storage,
 * which is never written to a disk, until the last private window is closed.
 */
import type { Browser } from 'wxt/browser';
import type { Queue } from '../../settings/queue.ts';
import { type SiteChoice, siteOf, withParents } from '../../settings/site.ts';
import type { PrivateChoice } from './messages.ts';

const KEY = 'private-sites';

/** The parts of `browser` that are used here. */
export interface PrivatePort {
  session: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
    remove(key: string): Promise<void>;
  };
  tabs: {
    query(info: Record<string, never>): Promise<Pick<Browser.tabs.Tab, 'id' | 'url' | 'incognito'>[]>;
    sendMessage(tabId: number, message: PrivateChoice): Promise<unknown>;
  };
}

export interface Private {
  switchSite(site: string, to: SiteChoice): Promise<void>;
  /** What was chosen for a site or its nearest parent; `null` if nothing was. */
  choiceFor(site: string): Promise<SiteChoice | null>;
  /** To be called when a window was closed. */
  forgetIfOver(): Promise<void>;
}

export function createPrivate({ session, tabs }: PrivatePort, inTurn: Queue): Private {
  const read = async () => ((await session.get(KEY))[KEY] ?? {}) as Record<string, SiteChoice>;
  const privateTabs = async () => (await tabs.query({})).filter(({ incognito }) => incognito);

  const find = (choices: Record<string, SiteChoice>, site: string): SiteChoice | null => {
    const decider = withParents(site).find((one) => Object.hasOwn(choices, one));
    return decider === undefined ? null : choices[decider]!;
  };

  return {
    switchSite: (site, to) =>
      inTurn(async () => {
        const choices = { ...(await read()), [site]: to };
        await session.set({ [KEY]: choices });
        for (const { id, url } of await privateTabs()) {
          const own = siteOf(url ?? '');
          const choice = own === null ? null : find(choices, own);
          if (id !== undefined && choice) tabs.sendMessage(id, { type: 'choice', choice }).catch(() => {});
        }
      }),
    choiceFor: async (site) => find(await read(), site),
    forgetIfOver: () =>
      inTurn(async () => {
        if ((await privateTabs()).length === 0) await session.remove(KEY);
      }),
  };
}
