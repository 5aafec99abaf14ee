/**
 * Answers messages: decides who is speaking, checks what is said, and hands it to the service that does it.
 *
 * A message that is not of messages.ts, or that this sender may not send, is not answered: the sender gets
 * `undefined`, as if nobody had listened. A page's script can never switch any site but the one it is on.
 * What would be kept is refused to private windows: they leave nothing behind.
 */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { type OwnWords, shortTitle } from '../../settings/own-words.ts';
import { isSetting, type SettingsChange } from '../../settings/schema.ts';
import { siteOf } from '../../settings/site.ts';
import type { Store } from '../../settings/store.ts';
import { isInFile } from '../../settings/transfer.ts';
import type { PanelOf } from '../sidepanel/open.ts';
import type { AskedSearch } from './asked-search.ts';
import type { Cards } from './cards.ts';
import type { Lookup } from './lookup.ts';
import { type Answers, type FromAnywhere, type FromExtension, type FromPage, schemas } from './messages.ts';
import type { Pause } from './pause.ts';
import type { Private } from './private.ts';
import type { Scripts } from './scripts.ts';
import type { Tabs } from './tabs.ts';

export interface Services {
  lookup: Lookup;
  store: Store;
  words: OwnWords;
  scripts: Pick<Scripts, 'putCard' | 'putMarks'>;
  cards: Cards;
  tabs: Pick<Tabs, 'found'>;
  pause: Pause;
  privately: Private;
  asked: AskedSearch;
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
  tab: PanelOf;
  /** Site of the tab's top document. */
  site: string | null;
  /** Title of the tab's top document. */
  title: string;
  /** In a private window. */
  isPrivate: boolean;
}

/** Who asks for what both pages and our own pages may ask for. */
interface Asker {
  isPrivate: boolean;
  /** Of a web page. */
  title?: string;
}

type Answer = Promise<Answers[keyof Answers]>;

const NOT_KEPT = 'Nothing is kept in a private window';

/** What would be kept. */
const KEPT: FromExtension['type'][] = [
  'move-site',
  'list-site',
  'change',
  'replace',
  'note-word',
  'move-word',
];

export function createAnswer(self: Self, services: Services) {
  const { lookup, store, words, scripts, cards, tabs, pause, privately, asked } = services;

  async function toPage(message: FromPage, frame: Frame): Answer {
    switch (message.type) {
      case 'found':
        await tabs.found(frame, message.entries);
        return true;
      case 'card':
        await scripts.putCard(frame);
        return true;
      case 'marks':
        await scripts.putMarks(frame);
        return true;
      case 'card-opened':
        await cards.opened(frame.tabId, message.card);
        return true;
      case 'card-closed':
        await cards.closed(frame.tabId, message.card);
        return true;
      case 'close-card':
        await cards.close(frame.tabId, message.card);
        return true;
      case 'site':
        return { site: frame.site, choice: await choiceIn(frame) };
      case 'turn-off-site':
        if (frame.site === null) throw new Error('This tab belongs to no site');
        if (frame.isPrivate) await privately.switchSite(frame.site, 'off');
        else await store.switchSite(frame.site, 'off');
        return true;
      case 'search':
        await asked.ask(message.text, frame.tab);
        return true;
      default:
        return toAnyone(message, frame);
    }
  }

  async function toOwnPage(message: FromExtension, page: { isPrivate: boolean }): Answer {
    const isPrivate = page.isPrivate || ('isPrivate' in message && message.isPrivate === true);
    if (isPrivate && message.type !== 'switch-site') refuseKept(message);
    switch (message.type) {
      case 'switch-site': {
        const to = message.on ? 'on' : 'off';
        if (isPrivate) await privately.switchSite(message.site, to);
        else await store.switchSite(message.site, to, message.host);
        return true;
      }
      case 'take-search':
        return asked.take(message.windowId);
      case 'private-choice':
        return privately.choiceFor(message.site);
      case 'move-site':
        await store.moveSite(message.from, message.to);
        return true;
      case 'list-site':
        return store.listSite(message.site, message.choice);
      case 'switch-everywhere':
        await (message.on ? pause.end() : pause.forever());
        return true;
      case 'pause-an-hour':
        await pause.forAnHour();
        return true;
      case 'change':
        await change(message.settings);
        return true;
      case 'entries-by-id':
        return message.ids.map(lookup.byId);
      case 'note-word':
        await words.note(message.id, message.note);
        return true;
      case 'move-word':
        await words.move(message.id, message.before);
        return true;
      case 'replace':
        return store.replace(message.choices, message.within === 'file' ? isInFile : isSetting);
      default:
        return toAnyone(message, { isPrivate });
    }
  }

  async function toAnyone(message: FromAnywhere, { isPrivate, title }: Asker): Answer {
    switch (message.type) {
      case 'entries':
        return lookup.byIndex(message.entries);
      case 'entry':
        return lookup.byId(message.id);
      case 'hidden':
        return { entries: lookup.hidden(await store.choices()) };
      case 'is-saved':
        return words.isSaved(message.id);
      case 'know-word':
        refuse(isPrivate, message.id);
        await store.knowWord(message.id, message.known);
        return true;
      case 'save-word':
        // A word can be taken out when the glossary no longer has it.
        if (!message.saved) return removeWord(message.id, isPrivate);
        refuse(isPrivate, message.id);
        await words.save(message.id, { at: Date.now(), ...(await pageOf(title)) });
        return true;
    }
  }

  async function removeWord(id: string, isPrivate: boolean): Answer {
    if (isPrivate) throw new Error(NOT_KEPT);
    await words.remove(id);
    return true;
  }

  /** The title of a page, if the reader agreed to keep it. */
  async function pageOf(title = ''): Promise<{ page?: string }> {
    const page = shortTitle(title);
    return page !== '' && (await store.settings()).pageTitles === 'keep' ? { page } : {};
  }

  async function change(settings: SettingsChange): Promise<void> {
    await store.change(settings);
    if (settings.pageTitles === 'never') await words.forgetPages();
  }

  const choiceIn = async ({ site, isPrivate }: Frame) =>
    isPrivate && site !== null ? privately.choiceFor(site) : null;

  function refuseKept({ type }: FromExtension): void {
    if (KEPT.includes(type)) throw new Error(NOT_KEPT);
  }

  function refuse(isPrivate: boolean, id: string): void {
    if (isPrivate) throw new Error(NOT_KEPT);
    if (lookup.byId(id) === null) throw new RangeError(`There is no entry "${id}"`);
  }

  /** Listener for `runtime.onMessage`: a promise of the answer, or `undefined` for what is not answered. */
  return (message: unknown, sender: Browser.runtime.MessageSender): Answer | undefined => {
    if (sender.id !== self.id) return undefined;
    if (sender.url?.startsWith(self.origin)) {
      const said = v.safeParse(schemas.extension, message);
      return said.success ? toOwnPage(said.output, { isPrivate: sender.tab?.incognito === true }) : undefined;
    }
    const frame = frameOf(sender);
    const said = v.safeParse(schemas.page, message);
    return frame && said.success ? toPage(said.output, frame) : undefined;
  };
}

function frameOf({ tab, frameId }: Browser.runtime.MessageSender): Frame | null {
  if (tab?.id === undefined || frameId === undefined) return null;
  const { id: tabId, url = '', title = '', incognito } = tab;
  return { tabId, frameId, tab, site: siteOf(url), title, isPrivate: incognito === true };
}
