/**
 * The engine: a document in, painted words out. `start` reads all text below a root, paints the words it finds, follows
 * every change, and leaves nothing behind when its signal is aborted.
 */
import type { Lexicon } from '../glossary/tables.ts';
import { Changes, reread } from './changes.ts';
import { isConnected, isText } from './dom.ts';
import type { Painter } from './painter.ts';
import { allRoots, customRoots } from './roots.ts';
import { scan } from './scan.ts';
import { type Place, Words } from './words.ts';
import { Work } from './work.ts';

/** How long after the page came to rest all elements are asked for shadow roots, ms; doubled each time, up to the last. */
const FIRST_RECHECK = 1000;
const LAST_RECHECK = 64_000;

export interface Options {
  lexicon: Lexicon;
  /** Absent: words are found but not shown. */
  painter?: Painter;
  /** Called as soon as the first word is found, before the reading is done. */
  onFirstWord?: () => void;
  /** Called when reading has caught up with the page, if words came or went. */
  onWords?: (engine: Engine) => void;
  signal: AbortSignal;
}

export interface Engine {
  /** All words found, shadow roots included. */
  places(): Iterable<Place>;
  /** The words that touch a text node. */
  placesIn(text: Text): readonly Place[];
  /** The roots that are followed: the one given and all shadow roots found. */
  roots(): Iterable<Node>;
  readonly isEmpty: boolean;
}

export function start(root: Node, { lexicon, painter, onFirstWord, onWords, signal }: Options): Engine {
  let changed = false;
  let none = true;
  const words = new Words(lexicon, {
    appeared(place) {
      changed = true;
      painter?.paint(place);
      if (none) onFirstWord?.();
      none = false;
    },
    gone(place) {
      changed = true;
      painter?.unpaint(place);
    },
  });
  const work = new Work(signal, (rested) => {
    words.settle();
    painter?.flush();
    if (!changed || !rested) return;
    changed = false;
    onWords?.(engine);
  });
  const changes = new Changes(words, () => follow(), signal);
  const roots = new Set<Node>();

  function* read(node: Node): Generator<void> {
    yield* scan(node, words);
    customRoots(node, enter);
  }

  function enter(shadow: Node): void {
    if (roots.has(shadow)) return;
    roots.add(shadow);
    changes.follow(shadow);
    work.add(read(shadow));
  }

  /**
   * A shadow root that is attached late makes no record, and asking every element is too dear to do at once: it is done
   * when the page has come to rest, a few times, ever more seldom.
   */
  let pause = FIRST_RECHECK;
  let timer = 0;
  function recheckLater(): void {
    if (timer !== 0 || signal.aborted || pause > LAST_RECHECK) return;
    timer = self.setTimeout(() => {
      timer = 0;
      pause *= 2;
      if (!signal.aborted) work.add(recheck());
    }, pause);
  }

  function* recheck(): Generator<void> {
    for (const known of roots) {
      if (isConnected(known)) yield* allRoots(known, enter);
      else roots.delete(known);
    }
    recheckLater();
  }

  let following = false;
  function follow(): void {
    pause = FIRST_RECHECK;
    recheckLater();
    if (following) return;
    following = true;
    work.add(catchUp());
  }

  function* catchUp(): Generator<void> {
    // The notes are taken when the work begins: a storm until then costs one reading.
    following = false;
    for (const node of changes.take()) {
      if (isText(node)) reread(node, words);
      else if (isConnected(node)) yield* read(node);
      yield;
    }
  }

  const engine: Engine = {
    places: () => words.places(),
    placesIn: (text) => words.placesIn(text),
    roots: () => roots,
    get isEmpty() {
      return words.isEmpty;
    },
  };
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      painter?.clear();
      words.clear();
      roots.clear();
    },
    { once: true },
  );
  enter(root);
  recheckLater();
  return engine;
}
