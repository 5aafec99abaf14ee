/**
 * The script in every page and frame. It reads whether this site is on, explains words while it is, and keeps quiet
 * towards the page: no message, no event, no element, no global the page could see.
 *
 * It is an unlisted script that the manifest names, run at `document_start`. A site that is switched off costs one
 * reading of the storage and one listener.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isEnglish } from '../../highlight/reading.ts';
import { isOn, siteKeys } from '../../settings/site.ts';
import { api, isAlive } from './background.ts';
import { explain, type Session } from './session.ts';
import { siteOfTab } from './site.ts';

declare global {
  /** In the extension's world only: this script runs here already. */
  var plainwordPage: true | undefined;
}

/** Documents that are read: HTML, XHTML and what browsers show as HTML (plain text). Not SVG, XML, PDF, images. */
const READABLE = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/;

const hasLoaded = (): Promise<void> =>
  document.readyState === 'loading'
    ? new Promise((done) => {
        window.addEventListener('DOMContentLoaded', () => done(), { capture: true, once: true });
      })
    : Promise.resolve();

async function main(): Promise<void> {
  const site = await siteOfTab();
  if (site === null) return;
  const keys = siteKeys(site);
  let stop: AbortController | null = null;
  let session: Session | null = null;

  function end(): void {
    stop?.abort();
    stop = session = null;
  }

  async function begin(): Promise<void> {
    const mine = new AbortController();
    stop = mine;
    await hasLoaded();
    if (mine.signal.aborted || !isEnglish(document.documentElement.getAttribute('lang'))) return;
    session = explain(mine.signal, retire);
  }

  async function apply(): Promise<void> {
    const on = isOn(site!, await api.storage.local.get(keys));
    if (on && !stop) await begin();
    else if (!on) end();
  }

  function onChanged(changes: Record<string, unknown>, area: string): void {
    if (area === 'local' && keys.some((key) => key in changes)) void apply();
  }

  /** The extension is gone or another version has taken over (Chromium leaves this script behind). */
  function retire(): void {
    end();
    globalThis.plainwordPage = undefined;
    removeEventListener('pageshow', onShow, true);
  }

  function onShow(event: PageTransitionEvent): void {
    if (!event.persisted) return;
    if (isAlive()) void apply();
    else retire();
  }

  api.storage.onChanged.addListener(onChanged);
  api.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== api.runtime.id || (message as { type?: unknown } | null)?.type !== 'report') return;
    session?.report();
  });
  addEventListener('pageshow', onShow, true);
  await apply();
}

export default defineUnlistedScript(() => {
  if (globalThis.plainwordPage || !READABLE.test(document.contentType)) return;
  globalThis.plainwordPage = true;
  main().catch(() => {
    // The extension went away while this began: there is nobody to tell.
    globalThis.plainwordPage = undefined;
  });
});
