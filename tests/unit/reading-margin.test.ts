import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, crowded, tops } from '../../entrypoints/reading/margin.ts';

const GAP = 10;
const boxes = fc
  .array(fc.record({ anchor: fc.nat(3000), height: fc.integer({ min: 20, max: 400 }) }), { maxLength: 30 })
  .map((all) => all.sort((a, b) => a.anchor - b.anchor));
const withOpen = boxes.chain((all) =>
  fc.tuple(fc.constant(all), fc.option(fc.nat(Math.max(0, all.length - 1)))),
);

const areApart = (all: readonly Box[], placed: readonly number[]) =>
  placed.every((top, i) => i === 0 || top >= placed[i - 1]! + all[i - 1]!.height + GAP);

describe('notes in the margin', () => {
  it('stand in order, none over another and none above the text, whichever is open', () => {
    fc.assert(
      fc.property(withOpen, ([all, open]) => {
        const placed = tops(all, open, GAP);
        expect(placed).toHaveLength(all.length);
        expect(areApart(all, placed)).toBe(true);
        expect(placed.every((top) => top >= 0)).toBe(true);
      }),
    );
  });

  it('stand beside their words where there is room', () => {
    const all = [0, 200, 400].map((anchor) => ({ anchor, height: 100 }));
    expect(tops(all, null, GAP)).toEqual([0, 200, 400]);
    expect(crowded(all, tops(all, null, GAP))).toEqual(new Set());
  });

  it('make room above for the open one, which stands exactly beside its word', () => {
    const all = [300, 310, 320].map((anchor) => ({ anchor, height: 100 }));
    expect(tops(all, null, GAP)).toEqual([300, 410, 520]);
    expect(tops(all, 2, GAP)).toEqual([100, 210, 320]);
    fc.assert(
      fc.property(withOpen, ([all, open]) => {
        if (open === null || !all[open]) return;
        const needed = all.slice(0, open).reduce((sum, { height }) => sum + height + GAP, 0);
        if (needed <= all[open].anchor) expect(tops(all, open, GAP)[open]).toBe(all[open].anchor);
      }),
    );
  });

  it('go down together where there is no room above', () => {
    const all = [0, 10, 20].map((anchor) => ({ anchor, height: 100 }));
    expect(tops(all, 2, GAP)).toEqual([0, 110, 220]);
  });

  it('are brief where they would stand far from their words, with those that push them there', () => {
    const all = [0, 10, 20, 30, 2000].map((anchor) => ({ anchor, height: 100 }));
    expect([...crowded(all, tops(all, null, GAP))]).toEqual([0, 1, 2, 3]);
  });
});
