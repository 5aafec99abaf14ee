/**
 * "Explain “…”" in the context menu, and the words listed in the popup: opens a card in a page from outside of it.
 *
 * Sent as functions that run in the frame, in the extension's world: so a frame in which nothing was explained yet, or
 * on a site that is turned off, can be given the scripts first, and no listener has to wait in every page.
 */
import type { Asked } from '../words/asked.ts';
import type { Finder } from './finder.ts';
import type { Scripts } from './scripts.ts';

/** The part of `browser.scripting` that is used here. */
export interface ExplainPort {
  executeScript<Args extends unknown[], Result>(injection: {
    target: { tabId: number; frameIds: number[] };
    func: (...args: Args) => Result;
    args: Args;
    injectImmediately: boolean;
  }): Promise<unknown>;
}

// This runs in the page; it is sent as text and must hold all it needs.
const explainThere = (asked: Asked) => globalThis.plainwordAsked?.explain(asked);

/** Explains a selected text in a frame. Rejects if the frame takes no scripts. */
export function createExplain(
  scripting: ExplainPort,
  scripts: Pick<Scripts, 'putCard'>,
  finder: Finder,
): (text: string, frame: { tabId: number; frameId: number }) => Promise<void> {
  return async (text, { tabId, frameId }) => {
    await scripts.putCard({ tabId, frameId });
    await scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: explainThere,
      args: [{ text, ...finder.find(text) }],
      injectImmediately: true,
    });
  };
}
