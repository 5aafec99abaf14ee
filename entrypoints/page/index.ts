/**
 * The script in every page and frame. It looks for a first word, and where there may be one asks whether this site is on.
 * It keeps quiet towards the page: no message, no event, no element, no global the page could see.
 *
 * It is an unlisted script that the manifest names, run at `document_start`. Where there is a sign that the site is switched
 * off, it asks before it reads: such a page costs one reading of the storage and a listener.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { rootElementOf } from '../../highlight/dom.ts';
import { listenFirst } from '../../highlight/first-listeners.ts';
import { isEnglish, languageOfDocument } from '../../highlight/reading.ts';
import type {} from '../ask-first/index.ts';
import { ask, isAlive } from './background.ts';
import { type Choice, followChoice } from './choice.ts';
import { removeLeftovers } from './leftovers.ts';
import { whenReopened } from './reopened.ts';
import { type Session, startSession } from './session.ts';

declare global {
  /** In the extension's world only: this script runs here already. */
  var plainwordPage: true | undefined;
  /** In the extension's world only: tells the background again what this frame holds. */
  var plainwordReport: (() => Promise<void>) | undefined;
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

function main(): void {
  /** What ends all that runs here, from the last to the first; null while nothing does. */
  let running: (() => void)[] | null = null;
  let session: Session | null = null;
  /** Null until it was asked for. */
  let choice: Promise<Choice | null> | null = null;
  let isRetired = false;

  function end(): void {
    const ends = running ?? [];
    running = session = null;
    for (const end of ends) end();
  }

  async function begin(): Promise<void> {
    // Before the page's own scripts, and so before it is known whether the site is on.
    const mine = [listenFirst()];
    running = mine;
    if (choice) listenToWindow();
    const reopened = () => {
      end();
      void begin();
    };
    mine.unshift(whenReopened(reopened));
    await hasLoaded();
    // Where nobody answers, it is asked again before a word is shown.
    if (globalThis.plainwordAskFirst && !choice) await isOn().catch(() => {});
    if (running !== mine || !isEnglish(languageOfDocument())) return;
    session = startSession(isOn, retire);
    mine.unshift(session.end);
  }

  /** Whether words are explained here. Where they are not, all ends but the listening for when they are. */
  async function isOn(): Promise<boolean> {
    choice ??= followChoice(() => void apply().catch(() => {}), retire);
    const chosen = await choice.catch((error: unknown) => {
      choice = null;
      throw error;
    });
    if (isRetired) chosen?.stop();
    else if (!chosen) retire();
    if (isRetired || !chosen) return false;
    listenToWindow();
    const on = await chosen.isOn();
    if (!on) end();
    return on && !isRetired;
  }

  async function apply(): Promise<void> {
    if ((await isOn()) && !running) await begin();
  }

  function listenToWindow(): void {
    addEventListener('pageshow', onShow, true);
    addEventListener('pagehide', onHide, true);
  }

  /** Back from the back/forward cache: choices may have changed meanwhile, and the badge was emptied. */
  async function onShow(event: PageTransitionEvent): Promise<void> {
    if (!event.persisted) return;
    if (!isAlive()) return retire();
    await apply().catch(() => {});
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
    globalThis.plainwordPage = globalThis.plainwordReport = undefined;
    removeEventListener('pageshow', onShow, true);
    removeEventListener('pagehide', onHide, true);
    choice?.then(
      (chosen) => chosen?.stop(),
      () => {},
    );
  }

  globalThis.plainwordReport = async () => {
    // A page that has found nothing does not know yet whether it is off: then it has nothing to say.
    if (!running || !(await isOn().catch(() => false))) return;
    // On without a session: the page is still loading, or is in a language without words.
    if (session) session.report();
    else tellNothing();
  };
  void begin();
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
  // Of a document, whose object is there already, not of the location, which would have to be made.
  if (document.URL !== 'about:blank' || !isBlank()) {
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
  whenFilled(main);
});
