import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameWords, Item } from '../../entrypoints/listing/index.ts';
import {
  byKind,
  firstSentence,
  type PageWord,
  placesOfPage,
  wordsOfPage,
} from '../../entrypoints/sidepanel/page-words/list.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import type { Kind } from '../../glossary/kinds.ts';

const word = (id: number, ...entries: number[]): Item => ({ id, entries });
const frame = (number: number): Item => ({ frame: number });
const framesOf = (frames: Record<number, { path: number[]; items: Item[] }>) =>
  new Map<number, FrameWords>(
    Object.entries(frames).map(([frameId, words]) => [Number(frameId), { version: 1, ...words }]),
  );
const idsOf = (frames: ReturnType<typeof framesOf>) => placesOfPage(frames).map(({ id }) => id);

const NOTHING: ReadonlySet<number> = new Set();

describe('the places of a page', () => {
  it('stand in the order of the page, those of a frame where it stands', () => {
    const frames = framesOf({
      0: { path: [], items: [word(1, 5), frame(1), word(2, 5), frame(0), word(3, 5)] },
      7: { path: [0], items: [word(4, 5)] },
      4: { path: [1], items: [word(5, 5), frame(0)] },
      9: { path: [1, 0], items: [word(6, 5)] },
    });
    expect(idsOf(frames)).toEqual([1, 5, 6, 2, 4, 3]);
  });

  it('leave out frames that the document around them does not show', () => {
    const frames = framesOf({
      0: { path: [], items: [word(1, 5), frame(0)] },
      2: { path: [0], items: [word(2, 5)] },
      3: { path: [1], items: [word(3, 5)] },
    });
    expect(idsOf(frames)).toEqual([1, 2]);
  });

  it('come by number where the document around tells nothing, and those of frames without a number last', () => {
    const frames = framesOf({
      3: { path: [2, 0], items: [word(1, 5)] },
      2: { path: [4], items: [word(2, 5)] },
      6: { path: [-1], items: [word(3, 5)] },
      5: { path: [0, 1], items: [word(4, 5)] },
    });
    expect(idsOf(frames)).toEqual([4, 1, 2, 3]);
    const around = framesOf({
      0: { path: [], items: [frame(-1), word(1, 5)] },
      6: { path: [-1], items: [word(3, 5)] },
      8: { path: [-1], items: [word(4, 5)] },
    });
    expect(idsOf(around)).toEqual([1, 3, 4]);
  });

  it('are each there once, however the frames stand in each other, where all are shown', () => {
    const branches = fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(branches, (paths) => {
        const all = new Map<string, number[]>([['', []]]);
        for (const path of paths)
          for (let i = 1; i <= path.length; i++) all.set(path.slice(0, i).join(), path.slice(0, i));
        const list = [...all.values()];
        const frames = framesOf(
          Object.fromEntries(
            list.map((path, i) => {
              const inside = list.filter(
                (one) => one.length === path.length + 1 && path.every((number, k) => number === one[k]),
              );
              return [i, { path, items: [word(i, 1), ...inside.map((one) => frame(one.at(-1)!))] }];
            }),
          ),
        );
        expect(idsOf(frames).sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
      }),
    );
  });
});

describe('the words of a page', () => {
  it('are different ones in the order of their first places, each with all of them', () => {
    const frames = framesOf({
      0: { path: [], items: [word(1, 20), word(2, 10), frame(0), word(3, 20)] },
      5: { path: [0], items: [word(1, 10), word(2, 30)] },
    });
    const { words, leftOut } = wordsOfPage(frames, NOTHING);
    expect(words.map(({ index }) => index)).toEqual([20, 10, 30]);
    expect(words[1]!.places).toEqual([
      { frameId: 0, id: 2 },
      { frameId: 5, id: 1 },
    ]);
    expect(leftOut).toBe(0);
  });

  it('are without those the reader does not want, which are counted once each', () => {
    const frames = framesOf({ 0: { path: [], items: [word(1, 20), word(2, 10), word(3, 20)] } });
    const { words, leftOut } = wordsOfPage(frames, new Set([20, 99]));
    expect(words.map(({ index }) => index)).toEqual([10]);
    expect(leftOut).toBe(1);
  });

  it('say which are only one of several meanings wherever they stand', () => {
    const frames = framesOf({ 0: { path: [], items: [word(1, 1, 2), word(2, 2)] } });
    const { words } = wordsOfPage(frames, NOTHING);
    expect(words.map(({ index, isOpen }) => [index, isOpen])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});

const entryOf = (id: string, kind: Kind): PageWord => ({
  index: 0,
  places: [],
  isOpen: false,
  entry: { id, kind, term: id, plain: '', see: [], sources: { documents: [], checked: [] } } as CardEntry,
});

it('words by kind stand in the order of the glossary, and within a kind as on the page', () => {
  const words = [entryOf('letrozole', 'drugs'), entryOf('mri', 'tests'), entryOf('abemaciclib', 'drugs')];
  expect(byKind(words).map(({ kind, words }) => [kind, words.map(({ entry }) => entry.id)])).toEqual([
    ['tests', ['mri']],
    ['drugs', ['letrozole', 'abemaciclib']],
  ]);
});

it.each([
  ['One sentence.', 'One sentence.'],
  ['A first one. A second one.', 'A first one.'],
  ['It says "not found". That is hoped for.', 'It says "not found".'],
  ['Is it so? It is.', 'Is it so?'],
  ['CA 27.29 is a substance. It is in the blood.', 'CA 27.29 is a substance.'],
  ['No end', 'No end'],
])('the first sentence of %s', (plain, first) => {
  expect(firstSentence(plain)).toBe(first);
});
