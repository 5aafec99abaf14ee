import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Box,
  isOnTheWay,
  lineAt,
  linesOf,
  roomFor,
  type Surroundings,
} from '../../entrypoints/card/placement.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('the lines of a word', () => {
  test('pieces that stand side by side are one line, pieces below each other are two', () => {
    const lines = linesOf([box(10, 100, 40, 20), box(50, 98, 60, 24), box(0, 130, 30, 20)]);
    expect(lines).toEqual([box(10, 98, 100, 24), box(0, 130, 30, 20)]);
  });

  test('empty rectangles do not count', () =>
    expect(linesOf([box(10, 10, 0, 20), box(10, 10, 5, 0)])).toEqual([]));

  test('the pointer chooses the line that it is on or nearest to, the keyboard the first', () => {
    const lines = [box(200, 100, 80, 20), box(0, 130, 60, 20)];
    expect(lineAt(lines, { x: 30, y: 140 })).toBe(1);
    expect(lineAt(lines, { x: 230, y: 122 })).toBe(0);
    expect(lineAt(lines, null)).toBe(0);
  });
});

describe('the room for a card', () => {
  const page = box(0, 0, 800, 600);
  const card = { width: 368, height: 300 };
  const cases: [string, Surroundings, Partial<ReturnType<typeof roomFor>>][] = [
    [
      'below the line where it fits',
      { line: box(100, 100, 80, 20), viewport: page, card, rtl: false },
      { side: 'below', top: 126, left: 80, width: 368, small: false },
    ],
    [
      'above where there is no room below',
      { line: box(100, 500, 80, 20), viewport: page, card, rtl: false },
      { side: 'above', top: 8, height: 486 },
    ],
    [
      'on the larger side where it fits on neither',
      { line: box(100, 250, 80, 20), viewport: page, card: { width: 368, height: 900 }, rtl: false },
      { side: 'below', height: 316, small: false },
    ],
    [
      'shifted into view at the right edge',
      { line: box(760, 100, 30, 20), viewport: page, card, rtl: false },
      { left: 424 },
    ],
    [
      'from the right end of the word in right-to-left text',
      { line: box(600, 100, 80, 20), viewport: page, card, rtl: true },
      { left: 332 },
    ],
    [
      'narrowed to a narrow viewport',
      { line: box(100, 100, 80, 20), viewport: box(0, 0, 320, 600), card, rtl: false },
      { left: 8, width: 304 },
    ],
    [
      'on the side it is on, while there is room to read',
      {
        line: box(100, 250, 80, 20),
        viewport: page,
        card: { width: 368, height: 310 },
        rtl: false,
        side: 'above',
      },
      { side: 'above' },
    ],
    [
      'inside a visual viewport that has been zoomed into',
      { line: box(510, 420, 60, 20), viewport: box(500, 400, 300, 240), card, rtl: false },
      { side: 'below', left: 508, top: 446, width: 284, height: 186, small: true },
    ],
    [
      'beside a vertical line, to the right where it fits',
      { line: box(100, 50, 20, 80), viewport: page, card, rtl: false, vertical: true },
      { side: 'right', left: 126, top: 30, width: 368 },
    ],
    [
      'else to the left',
      { line: box(700, 500, 20, 80), viewport: page, card, rtl: false, vertical: true },
      { side: 'left', left: 326, top: 292, width: 368 },
    ],
    [
      'below a vertical line where both sides are narrow',
      { line: box(150, 50, 20, 80), viewport: box(0, 0, 320, 600), card, rtl: false, vertical: true },
      { side: 'below', top: 136, width: 304 },
    ],
    [
      'docked to the edge where there is not even room for a heading beside the line',
      { line: box(100, 50, 80, 20), viewport: box(0, 0, 320, 120), card, rtl: false },
      { side: 'below', top: 40, height: 72, small: true },
    ],
  ];
  test.for(cases)('%s', ([, surroundings, expected]) => {
    expect(roomFor(surroundings)).toMatchObject(expected);
  });

  test('is always inside the viewport and, from 200 px of height, never on the line', () => {
    const lengths = fc.record({
      width: fc.integer({ min: 320, max: 2000 }),
      height: fc.integer({ min: 200, max: 1500 }),
      along: fc.double({ min: 0, max: 1, noNaN: true }),
      down: fc.double({ min: 0, max: 1, noNaN: true }),
      natural: fc.integer({ min: 80, max: 1200 }),
      rtl: fc.boolean(),
    });
    fc.assert(
      fc.property(lengths, ({ width, height, along, down, natural, rtl }) => {
        const viewport = box(0, 0, width, height);
        const line = box(along * (width - 60), down * (height - 20), 60, 20);
        const room = roomFor({ line, viewport, card: { width: 368, height: natural }, rtl });
        expect(room.left).toBeGreaterThanOrEqual(0);
        expect(room.left + room.width).toBeLessThanOrEqual(width);
        expect(room.top).toBeGreaterThanOrEqual(0);
        expect(room.top + room.height).toBeLessThanOrEqual(height + 1e-6);
        expect(room.top >= line.bottom || room.top + room.height <= line.top).toBe(true);
      }),
    );
  });
});

describe('the way from the word to the card', () => {
  const line = box(100, 100, 80, 20);
  const card = box(80, 126, 368, 200);
  test.for([
    ['straight down', { x: 120, y: 123 }, true],
    ['slanting to the far side', { x: 300, y: 125 }, true],
    ['far off beside the word', { x: 400, y: 121 }, false],
    ['on the word itself', { x: 120, y: 110 }, false],
    ['on the card', { x: 120, y: 140 }, false],
  ] as const)('%s', ([, point, expected]) => expect(isOnTheWay(point, line, card)).toBe(expected));

  test('also sideways, beside a vertical line', () => {
    const column = box(100, 100, 20, 80);
    expect(isOnTheWay({ x: 123, y: 130 }, column, box(126, 80, 368, 200))).toBe(true);
    expect(isOnTheWay({ x: 97, y: 130 }, column, box(126, 80, 368, 200))).toBe(false);
  });

  test('also upwards', () => {
    expect(isOnTheWay({ x: 120, y: 97 }, line, box(80, 10, 368, 84))).toBe(true);
    expect(isOnTheWay({ x: 120, y: 123 }, line, box(80, 10, 368, 84))).toBe(false);
  });
});
