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
  /** Asks again later, if it is not over. Nothing happens while it is being asked. */
  later(): void;
  /** All has been asked. */
  done(): void;
  stop(): void;
}

export function createRechecks(recheck: () => void): Rechecks {
  let pause = FIRST;
  let timer = 0;
  let isRunning = false;
  return {
    restart() {
      // What waits for a minute by now comes in a second again. What waits for that second is left alone, or it never came.
      if (pause > FIRST) {
        clearTimeout(timer);
        timer = 0;
      }
      pause = FIRST;
    },
    later,
    done() {
      isRunning = false;
      later();
    },
    stop: () => clearTimeout(timer),
  };
  function later(): void {
    if (timer !== 0 || isRunning || pause > LAST) return;
    timer = self.setTimeout(() => {
      timer = 0;
      pause *= 2;
      isRunning = true;
      recheck();
    }, pause);
  }
}
