/** When there is time for work, and how much of it at once. */

/** Longest uninterrupted run, ms. */
export const SLICE = 8;
/** Work begins after this time at the latest, ms, however busy the page is. */
const PATIENCE = 150;

/** An idle period, which knows how long it lasts. */
export type Period = Pick<IdleDeadline, 'timeRemaining'>;

/**
 * Runs something when there is time for it. Browsers call back once in an idle period, which mostly lasts for many slices
 * (50 ms): who was called in one and has more to do hands it on, and goes on in it after a moment in which others come first.
 */
export function whenIdle(run: (period?: Period) => void, period?: Period): void {
  if (period && period.timeRemaining() > SLICE) setTimeout(() => run(period));
  else requestIdleCallback(run, { timeout: PATIENCE });
}
