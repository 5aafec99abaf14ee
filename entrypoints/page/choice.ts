/**
 * What the reader chose for the site of this frame: asked for when it matters first, and followed from then on.
 *
 * Most frames never get that far. The browser makes its objects for an extension's storage and messages when they are
 * first touched, which costs a page as much as reading its text.
 */
import { isOn, siteKeys } from '../../settings/site.ts';
import type { Leave, PrivateChoice } from '../background/messages.ts';
import { api, ask, isAlive } from './background.ts';
import { siteOfTab } from './site.ts';

export interface Choice {
  /** Whether words are explained here now. */
  isOn(): Promise<boolean>;
  /** Follows it no more. */
  stop(): void;
}

/**
 * Begins to follow. `changed` is called when something was chosen that may matter here, `left` when the reader has closed
 * this page to the extension. Null where there is no site to explain words on; rejects if the background is not there.
 */
export async function followChoice(changed: () => void, left: () => void): Promise<Choice | null> {
  const site = await siteOfTab();
  if (site === null) return null;
  const keys = siteKeys(site);
  const { runtime, storage } = api;

  /** What was chosen for this site in this private window: the background knows, for it is not stored. */
  const privately = async () =>
    api.extension?.inIncognitoContext ? (await ask({ type: 'site' })).choice : null;

  function onChanged(changes: Record<string, unknown>, area: string): void {
    if (area === 'local' && keys.some((key) => key in changes)) changed();
  }

  function onMessage(said: unknown, sender: chrome.runtime.MessageSender): void {
    const message = said as PrivateChoice | Leave | null;
    if (sender.id !== runtime.id) return;
    if (message?.type === 'leave') left();
    if (message?.type === 'choice') changed();
  }

  storage.onChanged.addListener(onChanged);
  runtime.onMessage.addListener(onMessage);
  return {
    isOn: async () => isOn(site, await storage.local.get(keys), await privately()),
    stop() {
      if (!isAlive()) return;
      storage.onChanged.removeListener(onChanged);
      runtime.onMessage.removeListener(onMessage);
    },
  };
}
