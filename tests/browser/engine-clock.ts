/**
 * The engine's time in tests. It works in idle moments and by timers, which a browser hands out as it likes: beside
 * something that moves, or on a busy machine, they come late. Where this is imported, they come as soon as they are due
 * on a clock that only `caughtUp` moves, which takes next to no time, and the same wherever it runs.
 */
import { afterEach, beforeEach, vi } from 'vitest';

/** Longer than the engine ever waits on a page of a test, and shorter than until it looks at a page again by itself, ms. */
const WHILE = 900;
/** Until it has looked at a page again by itself, ms. */
export const RECHECK = 1100;
/** For work that takes many slices, each of which takes a millisecond of this clock. */
export const LONG = 10_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const began = Date.now();
  const now = performance.now.bind(performance);
  // Both times count: work is cut into slices by what it really takes, and what waited has waited.
  vi.spyOn(performance, 'now').mockImplementation(() => now() + Date.now() - began);
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 1));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Until the engine has caught up with what the page did, and `ms` have passed on its clock. */
export async function caughtUp(ms = WHILE): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** One slice of the engine's work. */
export const oneSlice = (): Promise<void> => caughtUp(1);
