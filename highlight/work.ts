/**
 * Work in slices: a queue of generators that run while the browser is idle, at most `SLICE` ms at a time.
 * A generator yields wherever it may be interrupted; it is not told for how long.
 */
import { type Period, SLICE, whenIdle } from './idle.ts';

export class Work {
  readonly #queue: Generator<void>[] = [];
  readonly #signal: AbortSignal;
  readonly #paused: (rested: boolean) => void;
  #asked = false;

  /** `paused` is called at the end of each slice, with true when the queue has run empty. */
  constructor(signal: AbortSignal, paused: (rested: boolean) => void) {
    this.#signal = signal;
    this.#paused = paused;
  }

  add(job: Generator<void>): void {
    this.#queue.push(job);
    this.#ask();
  }

  #ask(period?: Period): void {
    if (this.#asked) return;
    this.#asked = true;
    whenIdle((period) => {
      this.#asked = false;
      if (this.#signal.aborted) return;
      try {
        this.#slice(period);
      } finally {
        // A job that threw is over; the others go on.
        if (this.#queue.length > 0) this.#ask();
      }
    }, period);
  }

  #slice(period?: Period): void {
    const until = performance.now() + SLICE;
    while (this.#queue.length > 0 && !this.#signal.aborted) {
      if (this.#queue[0]!.next().done) this.#queue.shift();
      if (performance.now() >= until) break;
    }
    if (this.#signal.aborted) return;
    const rested = this.#queue.length === 0;
    this.#paused(rested);
    if (!rested) this.#ask(period);
  }
}
