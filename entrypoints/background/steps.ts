/**
 * The commands "next word" and "previous word": goes to the next word of the tab in front, in the frame that has the
 * focus, and after its last word to the next frame that has words; after the last frame to the first.
 *
 * Every frame is asked anew (`executeScript` reaches them all and tells them apart), so nothing is kept here.
 */
import type { Browser } from 'wxt/browser';
import type { Direction } from '../../highlight/steps.ts';

export const COMMANDS: Readonly<Record<string, Direction>> = { 'next-word': 1, 'previous-word': -1 };

/** What one frame says. */
export interface FrameView {
  frameId: number;
  /** It has the focus itself, not a frame inside it. */
  isFocused: boolean;
  /** There are words in it, and there is one ahead of where the reader is. */
  any: boolean;
  ahead: boolean;
}

/** The parts of `browser.scripting` and `browser.tabs` that are used here. */
export interface StepsPort {
  scripting: {
    executeScript<Args extends unknown[], Result>(injection: {
      target: { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true };
      func: (...args: Args) => Result;
      args: Args;
      injectImmediately: boolean;
    }): Promise<{ frameId: number; result?: unknown }[]>;
  };
  tabs: {
    query(info: { active: true; lastFocusedWindow: true }): Promise<Pick<Browser.tabs.Tab, 'id'>[]>;
  };
}

// These two run in the page, in the extension's world; they are sent as text and must hold all they need.

const look = (direction: Direction): Omit<FrameView, 'frameId'> => {
  const isInFrame = document.activeElement?.matches('iframe, frame, object, embed') ?? false;
  const { any, ahead } = globalThis.plainwordSteps?.look(direction) ?? { any: false, ahead: false };
  return { isFocused: document.hasFocus() && !isInFrame, any, ahead };
};

const go = (direction: Direction, from: 'here' | 'edge' | null) => {
  if (from === null) globalThis.plainwordSteps?.leave();
  else globalThis.plainwordSteps?.step(direction, from);
};

/** Which frame goes on, and from where; null if none has words. The frames are in the order of the page. */
export function choose(
  frames: readonly FrameView[],
  direction: Direction,
): { frameId: number; from: 'here' | 'edge' } | null {
  const focused = frames.findIndex(({ isFocused }) => isFocused);
  const here = frames[Math.max(focused, 0)];
  if (here?.ahead) return { frameId: here.frameId, from: 'here' };
  for (let i = 1; i <= frames.length; i++) {
    const next = frames.at((Math.max(focused, 0) + direction * i) % frames.length)!;
    if (next.any) return { frameId: next.frameId, from: 'edge' };
  }
  return null;
}

/** Takes a step in the tab in front. Resolves when it was taken, or when there is nowhere to go. */
export function createSteps({ scripting, tabs }: StepsPort) {
  return async (direction: Direction): Promise<void> => {
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) return;
    const all = { tabId: tab.id, allFrames: true } as const;
    const answers = await scripting.executeScript({
      target: all,
      func: look,
      args: [direction],
      injectImmediately: true,
    });
    const frames = answers
      .filter(({ result }) => result)
      .map(({ frameId, result }) => ({ frameId, ...(result as Omit<FrameView, 'frameId'>) }))
      .sort((a, b) => a.frameId - b.frameId);
    const chosen = choose(frames, direction);
    if (!chosen) return;
    const send = (frameIds: number[], from: 'here' | 'edge' | null) =>
      scripting.executeScript({
        target: { tabId: tab.id!, frameIds },
        func: go,
        args: [direction, from],
        injectImmediately: true,
      });
    const others = frames.filter(({ frameId, any }) => any && frameId !== chosen.frameId);
    if (others.length > 0)
      await send(
        others.map(({ frameId }) => frameId),
        null,
      );
    await send([chosen.frameId], chosen.from);
  };
}
