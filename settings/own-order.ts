/**
 * The reader's own order of their words. Each word carries its place, so that two windows in which two words are moved
 * overwrite nothing. A word that was never moved stands where its date puts it: the newest at the top.
 */
import type { Saved, SavedWord } from './schema.ts';

const placeOf = ({ at, place }: Saved): number => place ?? -at;

const byPlace = (a: SavedWord, b: SavedWord): number =>
  placeOf(a.saved) - placeOf(b.saved) || (a.id < b.id ? -1 : 1);

export const inOwnOrder = (words: readonly SavedWord[]): SavedWord[] => [...words].sort(byPlace);

/**
 * The places to write so that a word stands right before another one, or at the end (`null`). Mostly that of the moved
 * word alone; where there is no number left between its neighbors, those of all. Nothing where a word is not there.
 */
export function placesAfterMove(
  words: readonly SavedWord[],
  id: string,
  before: string | null,
): Map<string, number> {
  const moved = words.find((word) => word.id === id);
  const others = inOwnOrder(words).filter((word) => word.id !== id);
  const index = before === null ? others.length : others.findIndex((word) => word.id === before);
  if (!moved || index < 0) return new Map();
  const place = placeBetween(others[index - 1], others[index]);
  if (place !== null) return new Map([[id, place]]);
  const order = [...others.slice(0, index), moved, ...others.slice(index)];
  return new Map(order.map((word, i) => [word.id, i]));
}

function placeBetween(above: SavedWord | undefined, below: SavedWord | undefined): number | null {
  const least = above ? placeOf(above.saved) : Number.NEGATIVE_INFINITY;
  const most = below ? placeOf(below.saved) : Number.POSITIVE_INFINITY;
  const place = above && below ? least + (most - least) / 2 : above ? least + 1 : below ? most - 1 : 0;
  return least < place && place < most ? place : null;
}
