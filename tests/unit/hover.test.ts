/** The machine that opens and closes cards by the pointer, driven by a table of what a hand does. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRACE, Hover } from '../../highlight/hover.ts';

const REST = 300;

/** A row of words, 100 px apart and 50 px wide; below each, from y = 20 on, its card when it is open. */
class Table {
  now = 0;
  open: string | null = null;
  isPinned = false;
  readonly log: string[] = [];
  rest: number | null = REST;
  hits = 0;
  #timers = new Map<number, { at: number; run: () => void }>();
  #last = 0;
  readonly hover = new Hover<string>({
    hit: (x, y) => {
      this.hits++;
      return this.wordAt(x, y);
    },
    distance: (x, y) => (this.open === null ? Infinity : this.distance(x, y)),
    isPinned: () => this.isPinned,
    open: (word) => {
      this.open = word;
      this.isPinned = false;
      this.log.push(`open ${word}`);
    },
    close: () => {
      this.open = null;
      this.log.push('close');
      this.hover.closed();
    },
    times: () => ({ rest: this.rest, grace: GRACE }),
    now: () => this.now,
    setTimer: (run, ms) => {
      this.#timers.set(++this.#last, { at: this.now + ms, run });
      return this.#last;
    },
    clearTimer: (id) => void this.#timers.delete(id),
  });

  wordAt = (x: number, y: number) => (y >= 0 && y < 20 && x % 100 < 50 ? `word${Math.floor(x / 100)}` : null);

  /** The open word and its card are a box of 50 × 120 px. */
  distance(x: number, y: number): number {
    const left = Number(this.open!.slice(4)) * 100;
    return Math.hypot(Math.max(left - x, 0, x - left - 50), Math.max(-y, 0, y - 120));
  }

  get timers() {
    return this.#timers.size;
  }

  wait(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, { at, run }] = next;
      this.#timers.delete(id);
      this.now = Math.max(this.now, at);
      run();
    }
    this.now = end;
  }

  /** Moves in steps of 10 ms. */
  move(fromX: number, fromY: number, toX: number, toY: number, ms: number): void {
    const steps = Math.max(1, Math.round(ms / 10));
    for (let i = 1; i <= steps; i++) {
      this.hover.moved(fromX + ((toX - fromX) * i) / steps, fromY + ((toY - fromY) * i) / steps);
      this.wait(10);
    }
  }
}

type Do = (table: Table) => void;
const rest: Do = (table) => {
  table.hover.moved(20, 10);
  table.wait(REST);
};

describe('a hand', () => {
  test.for<[string, Do[], string[]]>([
    ['rests on a word: it opens', [rest], ['open word0']],
    ['rests too shortly', [(t) => t.hover.moved(20, 10), (t) => t.wait(REST - 1)], []],
    ['passes over words without stopping', [(t) => t.move(0, 10, 900, 10, 800), (t) => t.wait(40)], []],
    ['rests beside the words', [(t) => t.hover.moved(70, 10), (t) => t.wait(1000)], []],
    [
      'rests, and the page scrolls',
      [(t) => t.hover.moved(20, 10), (t) => t.hover.interrupted(), (t) => t.wait(900)],
      [],
    ],
    ['scrolls, then moves and rests again', [(t) => t.hover.interrupted(), rest], ['open word0']],
    [
      'leaves the window before it has rested',
      [(t) => t.hover.moved(20, 10), (t) => t.hover.left(), (t) => t.wait(900)],
      [],
    ],
    ['stays on the word and trembles', [rest, (t) => t.move(20, 10, 24, 12, 2000)], ['open word0']],
    [
      'goes to the card and reads',
      [rest, (t) => t.move(20, 10, 30, 90, 400), (t) => t.wait(5000)],
      ['open word0'],
    ],
    [
      'leaves for less than the grace',
      [
        rest,
        (t) => t.hover.moved(80, 10),
        (t) => t.wait(250),
        (t) => t.hover.moved(20, 10),
        (t) => t.wait(2000),
      ],
      ['open word0'],
    ],
    ['leaves', [rest, (t) => t.hover.moved(80, 10), (t) => t.wait(1000)], ['open word0', 'close']],
    ['leaves the window', [rest, (t) => t.hover.left(), (t) => t.wait(1000)], ['open word0', 'close']],
    [
      'reads long, then leaves: it still has its grace',
      [rest, (t) => t.move(20, 10, 30, 90, 950), (t) => t.hover.moved(90, 90), (t) => t.wait(GRACE)],
      ['open word0'],
    ],
    [
      'comes towards the card from afar',
      [
        rest,
        (t) => t.hover.moved(20, 600),
        (t) => t.wait(120),
        (t) => t.move(20, 600, 20, 110, 700),
        (t) => t.wait(900),
      ],
      ['open word0'],
    ],
    [
      'goes on to another word',
      [rest, (t) => t.hover.moved(120, 10), (t) => t.wait(2000)],
      ['open word0', 'open word1'],
    ],
    [
      'opened by a click: leaving does nothing',
      [
        (t) => {
          t.open = 'word0';
          t.isPinned = true;
          t.hover.opened('word0');
        },
        (t) => t.move(20, 10, 400, 400, 500),
        (t) => t.wait(2000),
      ],
      [],
    ],
    [
      'nor does resting on another word',
      [
        (t) => {
          t.open = 'word0';
          t.isPinned = true;
          t.hover.opened('word0');
        },
        (t) => t.hover.moved(120, 10),
        (t) => t.wait(2000),
      ],
      [],
    ],
    [
      'presses something in the card',
      [
        rest,
        (t) => t.move(20, 10, 30, 90, 400),
        (t) => {
          t.isPinned = true;
        },
        (t) => t.hover.moved(400, 400),
        (t) => t.wait(2000),
      ],
      ['open word0'],
    ],
    [
      'has hovering switched off',
      [
        (t) => {
          t.rest = null;
        },
        rest,
        (t) => t.wait(2000),
      ],
      [],
    ],
    [
      'wants to rest longer',
      [
        (t) => {
          t.rest = 800;
        },
        rest,
        (t) => t.wait(400),
      ],
      [],
    ],
    [
      'closes by Escape and stays',
      [
        rest,
        (t) => {
          t.open = null;
          t.hover.closed();
        },
        (t) => t.wait(3000),
      ],
      ['open word0'],
    ],
  ])('%s', ([, does, expected]) => {
    const table = new Table();
    for (const step of does) step(table);
    expect(table.log).toEqual(expected);
  });

  test('costs one hit test for each rest, and no timer when nothing is due', () => {
    const table = new Table();
    table.move(0, 10, 900, 10, 2000);
    expect(table.hits).toBe(0);
    table.wait(1000);
    expect(table.hits).toBe(1);
    expect(table.timers).toBe(0);
  });

  test('whatever it does: a card is closed a while after the pointer has left, and no timer stays', () => {
    const step = fc.oneof(
      fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 200 }) }),
      fc.constantFrom('interrupted' as const, 'left' as const),
      fc.integer({ min: 0, max: 500 }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const table = new Table();
        for (const one of steps) {
          if (typeof one === 'number') table.wait(one);
          else if (typeof one === 'string') table.hover[one]();
          else table.hover.moved(one.x, one.y);
        }
        table.hover.left();
        table.wait(3000);
        expect(table.open).toBeNull();
        expect(table.timers).toBe(0);
      }),
    );
  });
});
