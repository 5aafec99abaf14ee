/**
 * How often a changing page is read: at once where it was at rest, and ever more seldom while it goes on changing. Nobody
 * reads a list that is rebuilt ten times a second, and each reading of it costs the page.
 */

/** The first wait, ms; doubled each time, up to the last. */
const FIRST_WAIT = 100;
const LAST_WAIT = 400;
/** A page that changes after this time has been at rest, ms. */
const REST = 500;

export interface Pace {
  /** Something changed: calls `read` now or later. Called once for each reading. */
  noted(): void;
  /** What was noted is being read. */
  reading(): void;
  stop(): void;
}

export function createPace(read: () => void): Pace {
  let wait = 0;
  let lastReading = -REST;
  let timer = 0;
  return {
    noted() {
      const isRestless = performance.now() - lastReading < REST;
      wait = isRestless ? Math.min(wait * 2 || FIRST_WAIT, LAST_WAIT) : 0;
      if (wait === 0) read();
      else timer = self.setTimeout(read, wait);
    },
    reading() {
      lastReading = performance.now();
    },
    stop: () => clearTimeout(timer),
  };
}
