/**
 * The engine: a document in, painted words out. `start` reads all text below a root, paints the words it finds, follows
 * every change, and leaves nothing behind when its signal is aborted.
 */
import type { Lexicon } from '../glossary/tables.ts';
import { Changes, reread } from './changes.ts';
import { isConnected, isText } from './dom.ts';
import { createPace } from './pace.ts';
import type { Painter } from './painter.ts';
import { createRechecks } from './rechecks.ts';
import { allRoots, customRoots } from './roots.ts';
import { scan } from './scan.ts';
import { type Choice, EVERYTHING, Shown } from './shown.ts';
import { type Place, Words } from './words.ts';
import { Work } from './work.ts';

/** Least time between two choices of what is underlined, ms. */
const SETTLE_PAUSE = 250;

export interface Options {
  lexicon: Lexicon;
  painter: Painter;
  /** Which words are underlined; every word if absent. */
  choice?: Choice;
  /** Called when reading has caught up with the page: the first time, and whenever words came or went. */
  onWords?: (engine: Engine) => void;
  signal: AbortSignal;
}

export interface Engine {
  /** All words found, underlined or not, shadow roots included. */
  places(): Iterable<Place>;
  /** The underlined words that touch a text node. */
  placesIn(text: Text): readonly Place[];
  /** The roots that are followed: the one given and all shadow roots found. */
  roots(): Iterable<Node>;
  /** True if no word was found. */
  readonly isEmpty: boolean;
  /** Underlines by another choice, at once. */
  choose(choice: Choice): void;
}

export function start(
  root: Node,
  { lexicon, painter, choice = EVERYTHING, onWords, signal }: Options,
): Engine {
  /** Words came or went since this was last told. The first time is told in any case. */
  let changed = true;
  const words: Words = new Words(lexicon, {
    appeared(place) {
      changed = true;
      shown.add(place);
    },
    gone(place) {
      changed = true;
      shown.remove(place);
    },
  });
  const shown = new Shown(painter, words, choice);
  let settled = -SETTLE_PAUSE;
  let timer = 0;

  /** Choosing walks the whole page: on a page that never rests it waits, and what is surely shown is shown meanwhile. */
  function settle(): void {
    const now = performance.now();
    if (now - settled < SETTLE_PAUSE) {
      shown.hasten();
      timer ||= self.setTimeout(settleNow, SETTLE_PAUSE);
    } else settleNow();
  }

  function settleNow(): void {
    clearTimeout(timer);
    timer = 0;
    settled = performance.now();
    shown.settle(reader.roots);
    painter.flush();
  }

  const reader = follow(
    root,
    words,
    signal,
    (rested) => {
      words.settle();
      if (rested && shown.isStale) settle();
      else if (!rested) shown.hasten();
      painter.flush();
      if (!changed || !rested) return;
      changed = false;
      onWords?.(engine);
    },
    () => shown.restructured(),
    painter,
  );
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      painter.clear();
      words.clear();
    },
    { once: true },
  );

  const engine: Engine = {
    places: () => words.places(),
    placesIn: (text) => words.placesIn(text).filter((place) => shown.has(place)),
    roots: () => reader.roots,
    get isEmpty() {
      return words.isEmpty;
    },
    choose(next) {
      shown.choose(next);
      settleNow();
    },
  };
  return engine;
}

interface Reader {
  /** The root given and all shadow roots found, in the order of their finding. */
  readonly roots: ReadonlySet<Node>;
}

/**
 * Reads all text below a root into `words` and keeps up with every change. `paused` is called after each slice of work,
 * with true when there is none left; `rechecked` when the page, having changed, has been at rest for a while.
 */
function follow(
  root: Node,
  words: Words,
  signal: AbortSignal,
  paused: (rested: boolean) => void,
  rechecked: () => void = () => {},
  painter?: Painter,
): Reader {
  const work = new Work(signal, (rested) => {
    changes.guard();
    paused(rested);
  });
  const changes = new Changes(
    words,
    noted,
    signal,
    painter?.attach && ((records) => witness?.changed(records)),
  );
  const { roots } = changes;
  let isNoted = false;
  /** While what is noted waits to be read: what is to be done after that. */
  let waiting: Generator<void>[] | null = null;
  const pace = createPace(() => {
    if (signal.aborted) return;
    work.add(catchUp());
    for (const job of waiting ?? []) work.add(job);
    waiting = null;
  });
  const rechecks = createRechecks(() => {
    if (!signal.aborted) work.add(recheck());
  });

  function* read(node: Node): Generator<void> {
    changes.wasRead(node, yield* scan(node, words, node === root, witness?.holds));
    yield* mend();
    customRoots(node, roots.has(node) ? enter : moved);
  }

  function enter(shadow: Node): void {
    if (roots.has(shadow) || signal.aborted) return;
    changes.follow(shadow);
    work.add(read(shadow));
  }

  /** The host of a shadow root came, or came from elsewhere: what may be read there may differ. */
  function moved(shadow: Node): void {
    if (roots.has(shadow)) work.add(read(shadow));
    else enter(shadow);
  }

  function noted(): void {
    rechecks.restart();
    if (!signal.aborted) rechecks.later();
    if (isNoted) return;
    isNoted = true;
    waiting = [];
    pace.noted();
  }

  function* catchUp(): Generator<void> {
    // The notes are taken when the work begins: a storm until then costs one reading.
    isNoted = false;
    pace.reading();
    const done = new Set<Node>();
    for (const node of changes.take()) {
      if (done.has(node)) continue;
      if (isText(node)) {
        if (!witness?.holds(node)) for (const read of reread(node, words)) done.add(read);
      } else if (isConnected(node)) yield* read(node);
      yield;
    }
    yield* mend();
  }

  /** Reads again what lost its run, each text once: a run that is too long to be read as one could go on for ever. */
  function* mend(): Generator<void> {
    const done = new Set<Node>();
    for (let { torn } = words; torn; { torn } = words) {
      if (done.has(torn)) words.forget(torn);
      else for (const read of reread(torn, words)) done.add(read);
      yield;
    }
  }

  function* recheck(): Generator<void> {
    for (const known of roots) {
      if (isConnected(known)) yield* allRoots(known, enter);
    }
    rechecked();
    if (!signal.aborted) rechecks.done();
  }

  signal.addEventListener(
    'abort',
    () => {
      rechecks.stop();
      pace.stop();
    },
    { once: true },
  );
  const witness = painter?.attach?.({
    quietly: (change) => changes.quietly(change),
    later: (job) => void (waiting ? waiting.push(job) : work.add(job)),
    reread: (node) => changes.reread(node),
    isRead: () => !isNoted,
  });
  enter(root);
  if (!signal.aborted) rechecks.later();
  return { roots };
}
