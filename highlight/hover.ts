/**
 * When a card opens and closes by the pointer: one machine, one timer, no DOM.
 *
 *            moved                 rested on a word               left, for GRACE
 *   idle ──────────────▶ dwelling ──────────────────▶ open ───────────────▶ idle
 *    ▲                      │ rested elsewhere         │  ▲ moved back          (unless pinned)
 *    └──────────────────────┘                          └──┘
 *
 * `idle` also takes in everything that is not a rest: scrolling, pressing a button, dragging.
 * While a card is open a rest on another word opens that one in its place.
 */

export interface HoverPort<Word> {
  /** The word under the pointer. Costly: asked once after each rest. */
  hit(x: number, y: number): Word | null;
  /** True while the pointer may stay: on the open word, on its card, or on the way between. */
  covers(x: number, y: number): boolean;
  open(word: Word, point: { x: number; y: number }): void;
  close(): void;
  setTimer(run: () => void, ms: number): number;
  clearTimer(timer: number): void;
}

export interface HoverTimes {
  /** Rest before a card opens, ms. */
  rest: number;
  /** Time away from word and card before it closes, ms. */
  grace: number;
}

export const HOVER_TIMES: HoverTimes = { rest: 300, grace: 300 };

export class Hover<Word> {
  readonly #port: HoverPort<Word>;
  readonly #times: HoverTimes;
  #timer: number | null = null;
  #leaving: number | null = null;
  #x = 0;
  #y = 0;
  #open: Word | null = null;
  #pinned = false;

  constructor(port: HoverPort<Word>, times: HoverTimes = HOVER_TIMES) {
    this.#port = port;
    this.#times = times;
  }

  /** The pointer moved, no button down. Only notes where it is; all else happens after it rests. */
  moved(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
    this.#restart();
  }

  /** The pointer left the window or the page began to scroll or drag: no rest counts. */
  interrupted(): void {
    this.#stop();
  }

  /** A card was opened by a click or the keyboard: it stays until it is closed. */
  pinned(word: Word): void {
    this.#stop();
    this.#open = word;
    this.#pinned = true;
  }

  /** The card was closed from elsewhere. */
  closed(): void {
    this.#stop();
    this.#open = null;
    this.#pinned = false;
  }

  #restart(): void {
    if (this.#timer !== null) this.#port.clearTimer(this.#timer);
    this.#timer = this.#port.setTimer(() => {
      this.#timer = null;
      this.#rested();
    }, this.#times.rest);
    if (this.#open !== null && !this.#pinned && this.#leaving === null) {
      this.#leaving = this.#port.setTimer(() => this.#checkLeft(), this.#times.grace);
    }
  }

  #stop(): void {
    if (this.#timer !== null) this.#port.clearTimer(this.#timer);
    if (this.#leaving !== null) this.#port.clearTimer(this.#leaving);
    this.#timer = this.#leaving = null;
  }

  #rested(): void {
    if (this.#open !== null && this.#port.covers(this.#x, this.#y)) return;
    const word = this.#port.hit(this.#x, this.#y);
    if (word === null || word === this.#open) return;
    if (this.#pinned) return;
    this.#stop();
    this.#open = word;
    this.#port.open(word, { x: this.#x, y: this.#y });
  }

  /** The pointer has moved since: is it still where the card may stay? */
  #checkLeft(): void {
    this.#leaving = null;
    if (this.#open === null || this.#pinned || this.#port.covers(this.#x, this.#y)) return;
    this.#open = null;
    this.#port.close();
  }
}
