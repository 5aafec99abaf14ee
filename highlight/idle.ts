/** When there is time for work, and how much of it at once. */

/** Longest uninterrupted run, ms. */
export const SLICE = 8;
/** Work begins after this time at the latest, ms, however busy the page is. */
const PATIENCE = 150;

export const whenIdle: (run: () => void) => void =
  typeof requestIdleCallback === 'function'
    ? (run) => requestIdleCallback(run, { timeout: PATIENCE })
    : (run) => setTimeout(run, 16);
