/**
 * Lists the words of a frame for the panel, and shows where they stand. The panel puts this script into frames with words,
 * beside `words`, so that pages which no panel looks at pay nothing for it; it does nothing but answer.
 *
 * What can be seen changes without an event that could be waited for (a folded part, another tab of the page), so the
 * panel asks again and again. The answer is found in idle moments, and sent only when it is another than before.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isConnected, isElement, parentAcross } from '../../highlight/dom.ts';
import type { Place } from '../../highlight/words.ts';
import { Work } from '../../highlight/work.ts';
import type {} from '../words/index.ts';
import { flash } from './flash.ts';
import { numberOf, pathHere } from './frames.ts';
import { inPageOrder } from './page-order.ts';
import { Sight } from './sight.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** A word that can be seen, or a frame in which there may be some. */
export type Item =
  | {
      /** Names the place for as long as it stands. */
      id: number;
      /** Indexes of the entries it may mean, the surest first. */
      entries: number[];
    }
  | {
      /** Its number among the windows in this one; -1 if it has none. */
      frame: number;
    };

export interface FrameWords {
  /** Another one whenever anything below is. */
  version: number;
  /** From the top window to this one, by number. */
  path: number[];
  /** In the order of the page. */
  items: Item[];
}

export interface Listing {
  /** What can be seen in this frame; 'same' if that is what was told as this version; null if there are no words. */
  list(version: number | null): Promise<FrameWords | 'same' | null>;
  /** Brings a place into view and shows it for a moment; null if it is gone. */
  show(id: number): Surroundings | null;
  /** What stands around a place; null if it is gone. */
  around(id: number): Surroundings | null;
}

declare global {
  /** In the extension's world only. */
  var plainwordListing: Listing | undefined;
}

/** Places between two chances to wait. */
const STRIDE = 100;

const life = new AbortController();
let rested = (): void => {};
const work = new Work(life.signal, (hasRested) => hasRested && rested());

/** Versions of this life of the frame begin anywhere: those of a page that was there before are never taken for them. */
let version = Math.floor(Math.random() * 2 ** 40);
let items: Item[] = [];

const ids = new WeakMap<Place, number>();
let lastId = version;
const known = new Map<number, WeakRef<Place>>();

function idOf(place: Place): number {
  let id = ids.get(place);
  if (id === undefined) {
    id = ++lastId;
    ids.set(place, id);
    known.set(id, new WeakRef(place));
  }
  return id;
}

/** The last walk, which holds as long as the same words are there. Let go when nobody asks any more. */
let walked: { places: Place[]; frames: number; order: (Place | Element)[] } | null = null;
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** How long it is kept for the next question, ms. */
const KEPT = 10_000;

function* order(): Generator<void, (Place | Element)[]> {
  const places = [...(globalThis.plainwordPlaces?.() ?? [])];
  const isSame =
    walked?.frames === window.length &&
    walked.places.length === places.length &&
    places.every((place, i) => place === walked!.places[i]);
  if (!isSame) {
    const found = yield* inPageOrder(places);
    walked = { places, frames: window.length, order: found };
  }
  return walked!.order;
}

const isSameItem = (a: Item, b: Item | undefined): boolean =>
  b !== undefined && ('id' in a ? 'id' in b && a.id === b.id : 'frame' in b && a.frame === b.frame);

function* look(): Generator<void> {
  const sight = new Sight();
  const seen: Item[] = [];
  let count = 0;
  for (const one of yield* order()) {
    if (++count % STRIDE === 0) yield;
    if (one instanceof Element) {
      if (sight.sees(one) && one.clientHeight > 1 && one.clientWidth > 1) seen.push({ frame: numberOf(one) });
    } else {
      const element = parentAcross(one.start);
      if (isConnected(one.start) && isElement(element) && sight.sees(element))
        seen.push({ id: idOf(one), entries: one.entries });
    }
  }
  if (seen.length === items.length && seen.every((item, i) => isSameItem(item, items[i]))) return;
  items = seen;
  version++;
  for (const [id, place] of known) if (!place.deref()) known.delete(id);
}

let looking: Promise<void> | null = null;

/** Looks once, for all who ask meanwhile. */
function looked(): Promise<void> {
  looking ??= new Promise<void>((done) => {
    rested = () => {
      looking = null;
      done();
    };
    work.add(look());
  });
  return looking;
}

function rangeOf(id: number): Range | null {
  const place = known.get(id)?.deref();
  return place ? (globalThis.plainwordRangeOf?.(place) ?? null) : null;
}

const listing: Listing = {
  async list(told) {
    if (!globalThis.plainwordPlaces) return null;
    await looked();
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      walked = null;
    }, KEPT);
    return told === version ? 'same' : { version, path: pathHere(), items };
  },

  show(id) {
    const place = known.get(id)?.deref();
    const range = rangeOf(id);
    if (!place || !range) return null;
    globalThis.plainwordBringIntoView?.(place);
    flash(range);
    return surroundingsOf(range);
  },

  around(id) {
    const range = rangeOf(id);
    return range && surroundingsOf(range);
  },
};

export default defineUnlistedScript(() => {
  globalThis.plainwordListing = listing;
});
