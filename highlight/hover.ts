/**
 * When a card opens and closes by the pointer: one machine with one timer, no DOM.
 *
 *            moved                rested on a word             off word and card
 *   idle ─────────────▶ dwelling ─────────────────▶ open ─────────────────────────▶ leaving
 *    ▲                     │                         ▲ ▲      back on them             │
 *    │◀── rested elsewhere,┘                         │ └───────────────────────────────┤
 *    │    interrupted                    click, keys ┘                                 │
 *    └──────────────────────────────────── GRACE is over, and the pointer no nearer ───┘
 *
 * While a card is open and not pinned, a rest on another word opens that one in its place. Whatever is not a rest
 * (scrolling, pressing, dragging) interrupts: no card opens until the pointer moves again.
 */

export interface HoverPort<Word> {
  /** The word under the pointer. Costly: asked once after each rest. */
  hit(x: number, y: number): Word | null;
  /** From the point to the open word, its card or the way between, CSS px; 0 on any of them. */
  distance(x: number, y: number): number;
  /** True while the open card stays whatever the pointer does: opened by click or keyboard, or pressed in. */
  isPinned(): boolean;
  open(word: Word, point: { x: number; y: number }): void;
  close(): void;
  /** As of now; a change counts from the next movement on. */
  times(): HoverTimes;
  /** Clock of the timers, ms. */
  now(): number;
  setTimer(run: () => void, ms: number): number;
  clearTimer(timer: number): void;
}

export interface HoverTimes {
  /** Rest before a card opens, ms; null: none opens. */
  rest: number | null;
  /** Time away from word and card before it closes, ms. */
  grace: number;
}

/** WCAG asks for a card that can be reached: this long a pointer may be off both word and card, ms. */
export const GRACE = 300;
/** How often an open card asks whether a moving pointer is still on it, ms. */
const GLANCE = 100;
/** A pointer that has come this much nearer during its grace is on its way, CSS px. */
const NEARER = 4;

type State<Word> =
  | { name: 'idle' }
  | { name: 'open'; word: Word }
  /** Off word and card since `since`, at `distance` when last looked at. */
  | { name: 'leaving'; word: Word; since: number; distance: number };

export class Hover<Word> {
  readonly #port: HoverPort<Word>;
  #state: State<Word> = { name: 'idle' };
  /** Where the pointer is; null while it is outside the window. */
  #at: { x: number; y: number } | null = null;
  /** When the pointer will have rested; null if it does not count as resting. */
  #restsAt: number | null = null;
  /** When to ask next where the pointer is; null while nothing is open or it does not move. */
  #looksAt: number | null = null;
  #timer: { id: number; at: number } | null = null;

  constructor(port: HoverPort<Word>) {
    this.#port = port;
  }

  /** The pointer moved, no button down. Only notes where it is; all else happens in the timer. */
  moved(x: number, y: number): void {
    this.#at = { x, y };
    const { rest } = this.#port.times();
    this.#restsAt = rest === null ? null : this.#port.now() + rest;
    this.#looksAt ??= this.#mayLeave() ? this.#port.now() + GLANCE : null;
    this.#wake();
  }

  /** The page scrolled, a button was pressed, something is dragged: no rest counts until the pointer moves. */
  interrupted(): void {
    this.#restsAt = null;
    this.#wake();
  }

  /** The pointer left the window, or went into a frame inside it. */
  left(): void {
    this.#at = null;
    this.#restsAt = null;
    this.#looksAt ??= this.#mayLeave() ? this.#port.now() + GLANCE : null;
    this.#wake();
  }

  /** A card was opened from elsewhere: by a click or the keyboard. */
  opened(word: Word): void {
    this.#to({ name: 'open', word });
  }

  /** The card was closed from elsewhere. */
  closed(): void {
    this.#to({ name: 'idle' });
  }

  #mayLeave(): boolean {
    return this.#state.name !== 'idle' && !this.#port.isPinned();
  }

  #to(state: State<Word>): void {
    this.#state = state;
    this.#restsAt = this.#looksAt = null;
    this.#wake();
  }

  /** Sets the one timer for what is due next. A timer that rings too early is left alone: moving costs no timers. */
  #wake(): void {
    const due = Math.min(this.#restsAt ?? Infinity, this.#looksAt ?? Infinity);
    if (this.#timer && this.#timer.at <= due && due !== Infinity) return;
    if (this.#timer) this.#port.clearTimer(this.#timer.id);
    this.#timer = null;
    if (due === Infinity) return;
    const id = this.#port.setTimer(
      () => {
        this.#timer = null;
        this.#ring();
      },
      Math.max(0, due - this.#port.now()),
    );
    this.#timer = { id, at: due };
  }

  #ring(): void {
    const now = this.#port.now();
    if (this.#looksAt !== null && now >= this.#looksAt) {
      this.#looksAt = null;
      this.#look(now);
    }
    if (this.#restsAt !== null && now >= this.#restsAt) {
      this.#restsAt = null;
      this.#rested();
    }
    this.#wake();
  }

  #rested(): void {
    if (!this.#at || (this.#state.name !== 'idle' && this.#port.isPinned())) return;
    const { x, y } = this.#at;
    if (this.#state.name !== 'idle' && this.#port.distance(x, y) === 0) return;
    const word = this.#port.hit(x, y);
    if (word === null || (this.#state.name !== 'idle' && word === this.#state.word)) return;
    this.#to({ name: 'open', word });
    this.#port.open(word, { x, y });
  }

  /** The pointer has moved since a card is open: is it still where the card may stay? */
  #look(now: number): void {
    const state = this.#state;
    if (state.name === 'idle') return;
    const distance = this.#at ? this.#port.distance(this.#at.x, this.#at.y) : Infinity;
    const { grace } = this.#port.times();
    if (distance === 0 || this.#port.isPinned()) {
      this.#state = { name: 'open', word: state.word };
    } else if (state.name === 'open') {
      this.#state = { name: 'leaving', word: state.word, since: now, distance };
      this.#looksAt = now + grace;
    } else if (now - state.since < grace) {
      this.#looksAt = state.since + grace;
    } else if (distance < state.distance - NEARER) {
      this.#state = { ...state, since: now, distance };
      this.#looksAt = now + grace;
    } else {
      this.#to({ name: 'idle' });
      this.#port.close();
    }
  }
}
