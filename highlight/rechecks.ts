/**
 * When all elements are asked for shadow roots: one that is attached late makes no record, and asking every element is too
 * dear to do at once. It is done when the page, having changed, has come to rest, a few times, ever more seldom.
 */

/** The first time after this, ms; doubled each time, up to the last. */
const FIRST = 1000;
const LAST = 64_000;

export interface Rechecks {
  /** The page changed: from the beginning. */
  restart(): void;
  /** Asks again later, if it is not over. */
  later(): void;
  stop(): void;
}

export function createRechecks(recheck: () => void): Rechecks {
  let pause = FIRST;
  let timer = 0;
  return {
    restart() {
      pause = FIRST;
    },
    later() {
      if (timer !== 0 || pause > LAST) return;
      timer = self.setTimeout(() => {
        timer = 0;
        pause *= 2;
        recheck();
      }, pause);
    },
    stop: () => clearTimeout(timer),
  };
}
