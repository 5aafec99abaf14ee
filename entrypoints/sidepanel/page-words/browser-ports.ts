/** The line to the page in front, over the browser's own API. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { foundSchema } from '../../background/messages.ts';
import { askToReport } from '../../background/report.ts';
import type {} from '../../listing/index.ts';
import { EVERYWHERE, lookAt } from '../../popup/look.ts';
import { listedSchema, surroundingsSchema } from './answers.ts';
import type { PagePorts } from './ports.ts';

// These run in the page, in the extension's world; they are sent as text and must hold all they need.
const listThere = (version: number | null) =>
  globalThis.plainwordListing ? globalThis.plainwordListing.list(version) : 'absent';
const showThere = (id: number) => globalThis.plainwordListing?.show(id) ?? null;
const aroundThere = (id: number) => globalThis.plainwordListing?.around(id) ?? null;

/** How long the look of the flash stays in a frame: a little longer than the flash, ms. */
const FLASH = 3500;

type OnMessage = Parameters<typeof browser.runtime.onMessage.addListener>[0];

/** `named`: the tab that is spoken of; absent: the one in front of this window. */
export function createPagePorts(named?: number): PagePorts {
  const { permissions, runtime, scripting, tabs } = browser;
  const looks = new Map<string, ReturnType<typeof setTimeout>>();

  async function run<Args extends unknown[], Result>(
    tabId: number,
    frameId: number,
    func: (...args: Args) => Result,
    ...args: Args
  ) {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await scripting.executeScript({ target, func, args, injectImmediately: true });
    return answer?.result ?? null;
  }

  /** Brings the look of the flash into a frame for as long as it lasts: no page is styled by it before or after. */
  async function dressFlash(tabId: number, frameId: number): Promise<void> {
    const css = {
      target: { tabId, frameIds: [frameId] },
      files: ['/flash.css'],
      // Firefox paints highlights in shadow roots only from a stylesheet of the user's origin.
      ...(import.meta.env.FIREFOX && { origin: 'USER' as const }),
    };
    const key = `${tabId} ${frameId}`;
    const isThere = looks.has(key);
    clearTimeout(looks.get(key));
    const undress = () => {
      looks.delete(key);
      // A frame that is gone took it along.
      void scripting.removeCSS(css).catch(() => {});
    };
    looks.set(key, setTimeout(undress, FLASH));
    if (!isThere) await scripting.insertCSS(css);
  }

  return {
    async findTab() {
      if (named !== undefined) return tabs.get(named).catch(() => null);
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      return tab ?? null;
    },

    async isBeside({ windowId }) {
      const own = await tabs.getCurrent().catch(() => undefined);
      return own === undefined || own.windowId !== windowId;
    },

    lookAt,
    requestAccess: () => permissions.request(EVERYWHERE),
    report: (tabId) => askToReport(browser, tabId),

    async list(tabId, frameId, version) {
      const answer = await run(tabId, frameId, listThere, version);
      if (answer !== 'absent') return v.parse(listedSchema, answer);
      await scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        files: ['/listing.js'],
        injectImmediately: true,
      });
      const second = await run(tabId, frameId, listThere, version);
      return second === 'absent' ? null : v.parse(listedSchema, second);
    },

    bringToFront: async (tabId) => void (await tabs.update(tabId, { active: true })),

    async showPlace(tabId, frameId, id) {
      await dressFlash(tabId, frameId);
      return v.parse(surroundingsSchema, await run(tabId, frameId, showThere, id));
    },

    aroundPlace: async (tabId, frameId, id) =>
      v.parse(surroundingsSchema, await run(tabId, frameId, aroundThere, id)),

    listen({ tab, page, found }) {
      const onMessage = (message: unknown, sender: Parameters<OnMessage>[1]) => {
        const said = v.safeParse(foundSchema, message);
        if (!said.success || sender.id !== runtime.id || sender.frameId === undefined) return;
        if (sender.tab?.id !== undefined)
          found(sender.tab.id, sender.frameId, said.output.entries.length > 0);
      };
      const onUpdated = (tabId: number, { status, url }: { status?: string; url?: string }) => {
        if (status !== undefined || url !== undefined) page(tabId);
      };
      const onRemoved = (tabId: number) => {
        if (tabId === named) tab();
      };
      const onOther = () => {
        if (named === undefined) tab();
      };
      runtime.onMessage.addListener(onMessage);
      tabs.onUpdated.addListener(onUpdated);
      tabs.onRemoved.addListener(onRemoved);
      tabs.onActivated.addListener(onOther);
      // Chromium puts another tab in the place of one whose page it had made ready.
      tabs.onReplaced?.addListener(onOther);
      return () => {
        runtime.onMessage.removeListener(onMessage);
        tabs.onUpdated.removeListener(onUpdated);
        tabs.onRemoved.removeListener(onRemoved);
        tabs.onActivated.removeListener(onOther);
        tabs.onReplaced?.removeListener(onOther);
      };
    },
  };
}
