/**
 * Asks all frames of a tab to say again what they hold. They are called, not sent a message: a page in which nothing was
 * found has no listener for any.
 */
import type { Browser } from 'wxt/browser';
import type {} from '../page/index.ts';

/** The parts of `browser` that are used here. */
interface ReportPort {
  scripting: {
    executeScript(injection: {
      target: { tabId: number; allFrames: true };
      func: () => void;
      injectImmediately: true;
    }): Promise<unknown>;
  };
  tabs: { get(tabId: number): Promise<Pick<Browser.tabs.Tab, 'url'>> };
}

// Runs in the page, in the extension's world; it is sent as text. It is not waited for.
const reportThere = (): void => void globalThis.plainwordReport?.();

/** Resolves when all were asked; a tab that was closed or takes no scripts is passed over. */
export async function askToReport({ scripting, tabs }: ReportPort, tabId: number): Promise<void> {
  const target = { tabId, allFrames: true } as const;
  try {
    // Into a page that the reader has closed to the extension, Chromium would put it when they click on its button.
    if ((await tabs.get(tabId)).url === undefined) return;
    await scripting.executeScript({ target, func: reportThere, injectImmediately: true });
  } catch {
    // Closed meanwhile, or a page of the browser's.
  }
}
