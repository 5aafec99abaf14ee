/**
 * Asks all frames of a tab to say again what they hold. They are called, not sent a message: a page in which nothing was
 * found has no listener for any.
 */
import type {} from '../page/index.ts';

/** The part of `browser.scripting` that is used here. */
interface ReportPort {
  executeScript(injection: {
    target: { tabId: number; allFrames: true };
    func: () => void;
    injectImmediately: true;
  }): Promise<unknown>;
}

// Runs in the page, in the extension's world; it is sent as text.
const reportThere = () => globalThis.plainwordReport?.();

/** Resolves when all were asked; a tab that was closed or takes no scripts is passed over. */
export async function askToReport(scripting: ReportPort, tabId: number): Promise<void> {
  const target = { tabId, allFrames: true } as const;
  await scripting.executeScript({ target, func: reportThere, injectImmediately: true }).catch(() => {});
}
