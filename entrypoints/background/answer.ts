/**
 * Answers messages: decides who is speaking, checks what is said, and hands it to the service that does it.
 *
 * A message that is not of messages.ts, or that this sender may not send, is not answered: the sender gets
 * `undefined`, as if nobody had listened. A page's script can never switch any site but the one it is on.
 */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { siteOf } from '../../settings/site.ts';
import type { Store } from '../../settings/store.ts';
import type { Lookup } from './lookup.ts';
import { type Answers, type FromExtension, type FromPage, schemas } from './messages.ts';
import type { Scripts } from './scripts.ts';
import type { Tabs } from './tabs.ts';

export interface Services {
  lookup: Lookup;
  store: Store;
  scripts: Pick<Scripts, 'putCard'>;
  tabs: Pick<Tabs, 'found'>;
}

/** Who we are: `runtime.id` and `runtime.getURL('/')`. */
export interface Self {
  id: string;
  origin: string;
}

/** A frame of a web page, as the browser (not the frame) names it. */
interface Frame {
  tabId: number;
  frameId: number;
  /** Site of the tab's top document. */
  site: string | null;
}

type Answer = Promise<Answers[keyof Answers]>;

export function createAnswer(self: Self, services: Services) {
  const { lookup, store, scripts, tabs } = services;

  async function toPage(message: FromPage, frame: Frame): Answer {
    switch (message.type) {
      case 'found':
        await tabs.found(frame, message.entries);
        return true;
      case 'card':
        await scripts.putCard(frame);
        return true;
      case 'site':
        return { site: frame.site };
      case 'turn-off-site':
        if (frame.site === null) throw new Error('This tab belongs to no site');
        await store.switchSite(frame.site, 'off');
        return true;
      default:
        return look(message);
    }
  }

  async function toExtension(message: FromExtension): Answer {
    switch (message.type) {
      case 'switch-site':
        await store.switchSite(message.site, message.on ? 'on' : 'off');
        return true;
      case 'switch-everywhere':
        await store.change({ everywhere: message.on });
        return true;
      default:
        return look(message);
    }
  }

  const look = (message: Extract<FromPage, FromExtension>) =>
    message.type === 'entries' ? lookup.byIndex(message.entries) : lookup.byId(message.id);

  /** Listener for `runtime.onMessage`: a promise of the answer, or `undefined` for what is not answered. */
  return (message: unknown, sender: Browser.runtime.MessageSender): Answer | undefined => {
    if (sender.id !== self.id) return undefined;
    if (sender.url?.startsWith(self.origin)) {
      const said = v.safeParse(schemas.extension, message);
      return said.success ? toExtension(said.output) : undefined;
    }
    const frame = frameOf(sender);
    const said = v.safeParse(schemas.page, message);
    return frame && said.success ? toPage(said.output, frame) : undefined;
  };
}

function frameOf({ tab, frameId }: Browser.runtime.MessageSender): Frame | null {
  if (tab?.id === undefined || frameId === undefined) return null;
  return { tabId: tab.id, frameId, site: siteOf(tab.url ?? '') };
}
