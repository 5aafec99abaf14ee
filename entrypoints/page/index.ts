/**
 * The script in every page and frame. It reads whether this site is on, explains words while it is, and keeps quiet
 * towards the page: no message, no event, no element, no global the page could see.
 *
 * It is an unlisted script that the manifest names, run at `document_start`. A site that is switched off costs one
 * reading of the storage and one listener.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { attributeOf, rootElementOf } from '../../highlight/dom.ts';
import { listenFirst } from '../../highlight/first-listeners.ts';
import { isEnglish } from '../../highlight/reading.ts';
import { isOn, siteKeys } from '../../settings/site.ts';
import type { Leave, PrivateChoice, Report } from '../background/messages.ts';
import { api, ask, isAlive } from './background.ts';
import { removeLeftovers } from './leftovers.ts';
import { whenReopened } from './reopened.ts';
import { type Session, startSession } from './session.ts';
import { siteOfTab } from './site.ts';

declare global {
  /** In the extension's world only: this script runs here already. */
  var plainwordPage: true | undefined;
}

/** Documents that are read: HTML, XHTML and what browsers show as HTML (plain text). Not SVG, XML, PDF, images. */
const READABLE = ['text/html', 'text/plain', 'application/xhtml+xml'];

const once = (target: EventTarget, type: string): Promise<void> =>
  new Promise((done) => {
    target.addEventListener(type, () => done(), { capture: true, once: true });
  });

/** The document is there, and is shown to somebody (a prerendered page may never be). */
async function hasLoaded(): Promise<void> {
  if (document.readyState === 'loading') await once(window, 'DOMContentLoaded');
  if ((document as { prerendering?: boolean }).prerendering) await once(document, 'prerenderingchange');
}

async function main(): Promise<void> {
  // Before the page's own scripts, and so before it is known whether the site is on.
  let endListening: (() => void) | null = listenFirst();
  const site = await siteOfTab();
  if (site === null) return endListening();
  const keys = siteKeys(site);
  let stop: AbortController | null = null;
  let session: Session | null = null;
  let isRetired = false;
  /** What was chosen for this site in private windows: told, not stored. */
  let privately = api.extension?.inIncognitoContext ? (await ask({ type: 'site' })).choice : null;

  function end(): void {
    stop?.abort();
    endListening?.();
    stop = session = endListening = null;
  }

  async function begin(): Promise<void> {
    const mine = new AbortController();
    stop = mine;
    endListening ??= listenFirst();
    addEventListener('pageshow', onShow, true);
    addEventListener('pagehide', onHide, true);
    whenReopened(() => {
      end();
      void begin();
    }, mine.signal);
    await hasLoaded();
    if (mine.signal.aborted || !isEnglish(attributeOf(rootElementOf(document)!, 'lang'))) return;
    session = startSession(mine.signal, retire);
  }

  async function apply(): Promise<void> {
    const on = isOn(site!, await api.storage.local.get(keys), privately);
    if (isRetired) return;
    if (on && !stop) await begin();
    else if (!on) end();
  }

  function onChanged(changes: Record<string, unknown>, area: string): void {
    if (area === 'local' && keys.some((key) => key in changes)) void apply();
  }

  function onMessage(said: unknown, sender: chrome.runtime.MessageSender): void {
    const message = said as Report | PrivateChoice | Leave | null;
    if (sender.id !== api.runtime.id) return;
    if (message?.type === 'leave') retire();
    if (message?.type === 'choice') {
      privately = message.choice;
      void apply();
    }
    if (message?.type !== 'report') return;
    // On without a session: the page is still loading, or is in a language without words.
    if (session) session.report();
    else if (stop) tellNothing();
  }

  /** Back from the back/forward cache: choices may have changed meanwhile, and the badge was emptied. */
  async function onShow(event: PageTransitionEvent): Promise<void> {
    if (!event.persisted) return;
    if (!isAlive()) return retire();
    await apply();
    session?.report();
  }

  /** A frame that leaves takes its words along; the page that stays should not count them. */
  function onHide(): void {
    if (window.top !== window && session?.mayHaveTold && isAlive()) tellNothing();
  }

  /** The extension is gone (Chromium leaves this script behind), or the reader has closed this page to it. */
  function retire(): void {
    isRetired = true;
    end();
    globalThis.plainwordPage = undefined;
    removeEventListener('pageshow', onShow, true);
    removeEventListener('pagehide', onHide, true);
    if (!isAlive()) return;
    api.storage.onChanged.removeListener(onChanged);
    api.runtime.onMessage.removeListener(onMessage);
  }

  api.storage.onChanged.addListener(onChanged);
  api.runtime.onMessage.addListener(onMessage);
  addEventListener('pageshow', onShow, true);
  addEventListener('pagehide', onHide, true);
  await apply();
}

const tellNothing = (): void => {
  ask({ type: 'found', entries: [], places: 0 }).catch(() => {});
};

/** True if the document holds no text and no element besides those that every document has. */
function isBlank(): boolean {
  const root = rootElementOf(document);
  return root === null || (root.textContent === '' && root.querySelector('body > *, frameset') === null);
}

/**
 * Runs at once, but in a frame that was made blank, of which pages with advertisements have dozens: nothing is asked or
 * listened to there until something comes into it.
 */
function whenFilled(run: () => void): void {
  if (location.href !== 'about:blank' || !isBlank()) {
    run();
    return;
  }
  new MutationObserver((_, observer) => {
    if (isBlank()) return;
    observer.disconnect();
    run();
  }).observe(document, { childList: true, subtree: true });
}

export default defineUnlistedScript(() => {
  if (globalThis.plainwordPage || !READABLE.includes(document.contentType)) return;
  globalThis.plainwordPage = true;
  if (import.meta.env.FIREFOX && document.readyState !== 'loading') removeLeftovers();
  whenFilled(() =>
    main().catch(() => {
      // The extension went away while this began: there is nobody to tell.
      globalThis.plainwordPage = undefined;
    }),
  );
});
