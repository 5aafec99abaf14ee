import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { inOwnOrder, placesAfterMove } from '../../settings/own-order.ts';
import { createOwnWords, shortTitle } from '../../settings/own-words.ts';
import { createQueue } from '../../settings/queue.ts';
import { type Saved, type SavedWord, savedIn } from '../../settings/schema.ts';
import { readFile, writeFile } from '../../settings/transfer.ts';

const { local, session } = fakeBrowser.storage;
const stored = () => local.get(null);
const start = () => createOwnWords({ area: local, session }, createQueue());

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('a word', () => {
  it('is saved under a key of its own, and removed', async () => {
    const words = start();
    await Promise.all([words.save('her2', { at: 5 }), words.save('biopsy', { at: 6, page: 'Visit' })]);
    expect(await stored()).toEqual({ 'saved:her2': { at: 5 }, 'saved:biopsy': { at: 6, page: 'Visit' } });
    expect(await words.isSaved('her2')).toBe(true);
    await words.remove('her2');
    expect(await words.isSaved('her2')).toBe(false);
    expect(await stored()).toEqual({ 'saved:biopsy': { at: 6, page: 'Visit' } });
  });

  it('that is saved again loses nothing', async () => {
    const words = start();
    await words.save('her2', { at: 5 });
    await words.note('her2', 'ask');
    await words.save('her2', { at: 9, page: 'Visit' });
    expect(await stored()).toEqual({ 'saved:her2': { at: 5, note: 'ask', page: 'Visit' } });
  });

  it('that was removed comes back with its note and place, also when the background was stopped meanwhile', async () => {
    await local.set({ 'saved:her2': { at: 5, note: 'ask', place: -2 } });
    await start().remove('her2');
    expect(await stored()).toEqual({});
    await start().save('her2', { at: 9 });
    expect(await stored()).toEqual({ 'saved:her2': { at: 5, note: 'ask', place: -2 } });
  });

  it('stays where what was in it cannot be remembered', async () => {
    await local.set({ 'saved:her2': { at: 5, note: 'ask' } });
    vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    await expect(start().remove('her2')).rejects.toThrow('QUOTA');
    expect(await stored()).toEqual({ 'saved:her2': { at: 5, note: 'ask' } });
  });

  it('that is broken is saved anew', async () => {
    await local.set({ 'saved:her2': { at: 'then' } });
    await start().save('her2', { at: 9 });
    expect(await stored()).toEqual({ 'saved:her2': { at: 9 } });
  });
});

describe('a note', () => {
  it('and a move at the same time both stay', async () => {
    await local.set({ 'saved:a': { at: 1 }, 'saved:b': { at: 2 } });
    const words = start();
    await Promise.all([words.note('a', 'one'), words.move('a', 'b'), words.note('a', 'two')]);
    expect(await stored()).toEqual({ 'saved:a': { at: 1, note: 'two', place: -3 }, 'saved:b': { at: 2 } });
  });

  it('that is empty is none, and one for a word that was removed brings nothing back', async () => {
    await local.set({ 'saved:a': { at: 1, note: 'one' } });
    const words = start();
    await words.note('a', ' \n');
    expect(await stored()).toEqual({ 'saved:a': { at: 1 } });
    await words.remove('a');
    await words.note('a', 'late');
    expect(await stored()).toEqual({});
  });
});

describe('titles of pages', () => {
  it('are forgotten, also of removed words', async () => {
    await local.set({ 'saved:a': { at: 1, page: 'A', note: 'n' }, 'saved:b': { at: 2, page: 'B' } });
    const words = start();
    await words.remove('b');
    await words.forgetPages();
    await words.save('b', { at: 3 });
    expect(await stored()).toEqual({ 'saved:a': { at: 1, note: 'n' }, 'saved:b': { at: 2 } });
  });

  it('are kept short', () => {
    expect(shortTitle(`  ${'x'.repeat(299)}😀`)).toBe('x'.repeat(299));
  });
});

describe('the order', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
  const saved = fc.record(
    {
      at: fc.nat({ max: 3 }),
      place: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    },
    { requiredKeys: ['at'] },
  );
  const words = ids.chain((ids) =>
    fc.tuple(...ids.map((id) => saved.map((saved): SavedWord => ({ id, saved: saved as Saved })))),
  );
  const order = (words: readonly SavedWord[]) => inOwnOrder(words).map(({ id }) => id);

  const move = (words: readonly SavedWord[], id: string, before: string | null): SavedWord[] => {
    const places = placesAfterMove(words, id, before);
    return words.map((word) => {
      const place = places.get(word.id);
      return place === undefined ? word : { ...word, saved: { ...word.saved, place } };
    });
  };

  it('begins with the newest', () => {
    const words = [1, 3, 2].map((at) => ({ id: `w${at}`, saved: { at } }));
    expect(order(words)).toEqual(['w3', 'w2', 'w1']);
  });

  it('is what moving one row in a list makes of it, whatever was stored, and keeps every word', () => {
    fc.assert(
      fc.property(words, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }), (start, moves) => {
        let now: SavedWord[] = start;
        for (const [from, to] of moves) {
          const before = order(now);
          const id = before[from % before.length]!;
          const others = before.filter((one) => one !== id);
          const at = to % (others.length + 1);
          now = move(now, id, others[at] ?? null);
          expect(order(now)).toEqual([...others.slice(0, at), id, ...others.slice(at)]);
        }
      }),
    );
  });

  it('writes one word where there is room, and nothing for a word that is not there', () => {
    const words = [100, 200, 300].map((at) => ({ id: `w${at}`, saved: { at } }));
    expect([...placesAfterMove(words, 'w100', 'w200').keys()]).toEqual(['w100']);
    expect(placesAfterMove(words, 'gone', 'w200').size).toBe(0);
    expect(placesAfterMove(words, 'w100', 'gone').size).toBe(0);
  });

  it('goes into a file and comes back with the notes', () => {
    const choices = { 'saved:a': { at: 1, note: 'one', place: 7.5 }, 'saved:b': { at: 2, page: 'B' } };
    const read = readFile(writeFile(choices, new Date(0)));
    expect(read).toEqual({ choices });
    expect(order(savedIn(choices))).toEqual(['b', 'a']);
  });
});
