/**
 * Watches a document for its first word. Most frames of the web never have one, and all that happens there happens here:
 * a reading of all text, and of what changes, in idle slices.
 */
import { endOfWord, type Probe } from '../glossary/probe.ts';
import { isConnected, isElement, isText, TEXTS, treeWalker } from './dom.ts';
import { Glance, LONGEST_WORD } from './glance.ts';
import { type Period, SLICE, whenIdle } from './idle.ts';
import { aroundGap, isNeverRead, runOf } from './reading.ts';
import { createRechecks } from './rechecks.ts';
import { allRoots, customRoots } from './roots.ts';

/** Characters between two looks at the clock: where nothing is compiled yet, about a millisecond of reading. */
const STRIDE = 8000;
/** What a node costs besides its characters, in characters. */
const NODE_COST = 40;
/** Text shorter than this is read without asking what it stands in: asking costs more than reading. */
const ASK_FROM = 400;

/** More changes than this at a time, and all is read again, which is quick: to follow each would cost more. */
const STORM = 500;
/** A page that goes on changing is read ever more seldom: the first wait, ms, doubled each time, up to the last. */
const FIRST_WAIT = 100;
const LAST_WAIT = 400;
/** A page that changes after this time has been at rest, ms: it is read at once. */
const REST = 500;

/** Calls `onWord` once, as soon as a word may be there, and goes on watching until then. */
export function watch(root: Node, probe: Probe, onWord: () => void, signal: AbortSignal): void {
  const glance = new Glance(probe, found);
  const observer = new MutationObserver(changed);
  const roots = new Set<Node>();
  /** What is to be read, in this order. */
  let queue: Node[] = [];
  /** Texts read since the queue was last made: what changed often stands in one line of thought. */
  const read = new Set<Node>();
  let walker: TreeWalker | null = null;
  /** The text that is read at the moment, and from where on. */
  let text: Text | null = null;
  let from = 0;
  let records: MutationRecord[] = [];
  let isStorm = false;
  let isOver = false;
  let isAsked = false;
  let wait = 0;
  let caughtUp = -REST;
  let noting = 0;
  const rechecks = createRechecks(() => whenIdle(recheck));

  function stop(): void {
    isOver = true;
    // Nothing of the page is held on to.
    queue = [];
    records = [];
    walker = text = null;
    read.clear();
    roots.clear();
    observer.disconnect();
    clearTimeout(noting);
    rechecks.stop();
  }

  function found(): void {
    if (isOver) return;
    stop();
    onWord();
  }

  function add(nodes: Iterable<Node>): void {
    for (const node of nodes) queue.push(node);
    readLater();
  }

  function readLater(period?: Period): void {
    if (isAsked || isOver || !(walker || queue.length > 0)) return;
    isAsked = true;
    whenIdle(slice, period);
  }

  function slice(period?: Period): void {
    isAsked = false;
    const until = performance.now() + SLICE;
    while (!isOver && (walker || queue.length > 0)) {
      if (walker) readOn(walker);
      else begin(queue.shift()!);
      if (performance.now() >= until) break;
    }
    if (!walker && queue.length === 0) read.clear();
    readLater(period);
  }

  function begin(node: Node): void {
    glance.restart();
    if (node !== root && (read.has(node) || !isConnected(node))) return;
    if (node !== root && isText(node)) {
      const nodes = runOf(node);
      for (const one of nodes) read.add(one);
      glance.read(nodes.map(({ data }) => data).join(''));
      return;
    }
    walker = treeWalker(node, TEXTS);
    text = walker.nextNode() as Text | null;
    from = 0;
  }

  /** Reads a stride on. */
  function readOn(walking: TreeWalker): void {
    const goOn = () => {
      text = walking.nextNode() as Text | null;
      from = 0;
    };
    // Texts cannot be shadowed by the page's names.
    if (text && !text.isConnected) {
      // What we stood on is gone: begin again.
      walking.currentNode = walking.root;
      if (isConnected(walking.root)) goOn();
      else text = null;
    }
    for (let left = STRIDE; text && left > 0; ) {
      const { data } = text;
      const { length } = data;
      if (length >= ASK_FROM && text.parentNode && isNeverRead(text.parentNode)) {
        goOn();
        continue;
      }
      const to =
        length - from > STRIDE ? endOfWord(data, from + STRIDE, from + STRIDE + LONGEST_WORD) : length;
      glance.read(data, from, to);
      if (isOver) return;
      left -= to - from + NODE_COST;
      if (to < length) from = to;
      else goOn();
    }
    if (text) return;
    walker = null;
    customRoots(walking.root, enter);
  }

  function enter(shadow: Node): void {
    if (roots.has(shadow) || isOver) return;
    roots.add(shadow);
    observer.observe(shadow, { subtree: true, childList: true, characterData: true });
    add([shadow]);
  }

  /** Runs after every change the page makes: it only notes. */
  function changed(more: MutationRecord[]): void {
    if (isStorm) return;
    const isNoted = records.length > 0;
    if (!isNoted) records = more;
    else for (const record of more) records.push(record);
    if (records.length > STORM) {
      isStorm = true;
      records = records.slice(0, 1);
    }
    rechecks.restart();
    if (isNoted) return;
    const isRestless = performance.now() - caughtUp < REST;
    wait = isRestless ? Math.min(wait * 2 || FIRST_WAIT, LAST_WAIT) : 0;
    if (wait === 0) catchUp();
    else noting = self.setTimeout(catchUp, wait);
  }

  function catchUp(): void {
    if (isOver) return;
    read.clear();
    for (const known of roots) if (known instanceof ShadowRoot && !isConnected(known)) roots.delete(known);
    if (isStorm) {
      // What is read at the moment will be read with all the rest.
      queue = [];
      walker = null;
      add(roots);
    } else {
      for (const { type, target, addedNodes, previousSibling, nextSibling } of records) {
        if (type === 'characterData') add([target]);
        else {
          for (const node of addedNodes) if (isText(node) || isElement(node)) queue.push(node);
          for (const beside of aroundGap(target, previousSibling, nextSibling))
            if (beside) queue.push(beside);
          readLater();
        }
      }
    }
    records = [];
    isStorm = false;
    caughtUp = performance.now();
    rechecks.later();
  }

  function* allKnown(): Generator<void> {
    for (const known of roots) if (isConnected(known)) yield* allRoots(known, enter);
  }

  function recheck(period?: Period, steps = allKnown()): void {
    if (isOver) return;
    if (steps.next().done) rechecks.later();
    else whenIdle((next) => recheck(next, steps), period);
  }

  if (signal.aborted) return;
  signal.addEventListener('abort', stop, { once: true });
  enter(root);
  rechecks.later();
}
