/**
 * Watches a document for its first word. Most frames of the web never have one, and all that happens there happens here:
 * a reading of all text, and of what changes, in idle slices.
 */
import type { Probe } from '../glossary/probe.ts';
import { isConnected, isElement, isText, nodeIterator, rootOf, TEXTS, treeWalker } from './dom.ts';
import { endOf, Glance, SEAM, seamsIn } from './glance.ts';
import { type Period, SLICE, whenIdle } from './idle.ts';
import { createPace } from './pace.ts';
import { aroundGap, beforeUnheard, isNeverRead, runOf, unheardBelow } from './reading.ts';
import { createRechecks } from './rechecks.ts';
import { allRoots, customRoots } from './roots.ts';

/** Characters that are looked through as one, and between two looks at the clock: a millisecond or two of reading. */
const STRIDE = 16_000;
/** What a node costs besides its characters, in characters. */
const NODE_COST = 40;
/** Text shorter than this is read without asking what it stands in: asking costs more than reading. */
const ASK_FROM = 400;
/** So many words in code or the like are passed over at a time; then it is no longer worth while to tell them apart. */
const MOST_PASSED = 20;
/** Longer text in a whole document that holds this is a script's or a style sheet's, and seldom prose. */
const CODE = '{';

/**
 * More changes than this at a time are not followed, for each that the browser tells costs the page: nothing is observed
 * until all is read again, which is quick.
 */
const STORM = 200;

/** Calls `onWord` once, as soon as a word may be there, and goes on watching until then. The answer ends it. */
export function watch(root: Node, probe: Probe, onWord: () => void): () => void {
  const glance = new Glance(probe);
  const observer = new MutationObserver(changed);
  const roots = new Set<Node>();
  /** What is to be read, in this order. */
  let queue: Node[] = [];
  /** Texts read since the queue was last made: what changed often stands in one line of thought. */
  const read = new Set<Node>();
  let walker: TreeWalker | NodeIterator | null = null;
  /** The text that is read at the moment, and from where on. */
  let text: Text | null = null;
  let from = 0;
  /** Not read where the walk comes by. */
  let unheard: ReadonlySet<Node> = new Set();
  /**
   * All of a document is read, and no element touched for it (see `languageOfDocument`): what its texts stand in is asked
   * where there may be a word, and for the rest when all elements are asked for shadow roots.
   */
  let isWhole = false;
  /** It was read so. */
  let isUnasked = false;
  /** Texts that were taken for a script. */
  let codes: Text[] = [];
  /** What is looked through next, a seam behind each text, and the texts it is from. */
  let buffer = '';
  let texts: Text[] = [];
  /** So much of it was looked through before. */
  let seen = 0;
  let records: MutationRecord[] = [];
  let isNoted = false;
  let isStorm = false;
  let isOver = false;
  let isAsked = false;
  const pace = createPace(catchUp);
  const rechecks = createRechecks(() => whenIdle(recheck));

  function stop(): void {
    isOver = true;
    // Nothing of the page is held on to.
    queue = [];
    records = [];
    walker = text = null;
    unheard = new Set();
    codes = [];
    forget();
    read.clear();
    roots.clear();
    observer.disconnect();
    pace.stop();
    rechecks.stop();
  }

  function found(): void {
    if (isOver) return;
    stop();
    onWord();
  }

  function readLater(period?: Period): void {
    if (isAsked || isOver || !(walker || queue.length > 0)) return;
    isAsked = true;
    whenIdle(slice, period);
  }

  function slice(period?: Period): void {
    isAsked = false;
    const until = performance.now() + SLICE;
    try {
      while (!isOver && (walker || queue.length > 0)) {
        if (walker) readOn(walker);
        else begin(queue.shift()!);
        if (buffer.length > STRIDE) look();
        if (performance.now() >= until) break;
      }
    } finally {
      // Whatever went wrong: the rest is read.
      readLater(period);
      // Now, for the texts may be others when the next slice comes.
      look();
      if (!walker && queue.length === 0) {
        forget();
        read.clear();
      }
    }
  }

  function begin(node: Node): void {
    if (node !== root && read.has(node)) return;
    if (node !== root && !isConnected(node)) {
      leave(node);
      return;
    }
    from = 0;
    if (node !== root && isText(node)) {
      const nodes = runOf(node);
      for (const one of nodes) read.add(one);
      if (nodes.length > 1 || node.length <= STRIDE) {
        texts.push(node);
        buffer += nodes.map(({ data }) => data).join('') + SEAM;
        return;
      }
      // More than is read at once, such as a log that grows.
      walker = treeWalker(node, TEXTS);
      text = node;
      return;
    }
    isWhole = node === document;
    if (isWhole) codes = [];
    else unheard = unheardBelow(node);
    walker = node === root ? nodeIterator(node, TEXTS) : treeWalker(node, TEXTS);
    text = walker.nextNode() as Text | null;
  }

  /** Looks through what was read. Its end is kept: what follows may go on there. */
  function look(): void {
    if (isOver || buffer.length === seen) return;
    const written = buffer;
    const sources = texts;
    const wasInText = isInText();
    if (walker || queue.length > 0) {
      buffer = endOf(written);
      seen = buffer.length;
      texts = sources.slice(seamsIn(written) - seamsIn(buffer));
    } else forget();
    const answers = new Map<Text, boolean>();
    const isWord = (node: Text): boolean => {
      const known = answers.get(node);
      if (known !== undefined) return known;
      const run = runOf(node).map(({ data }) => data);
      const answer = glance.mayHold(run.join(''), (_, isAcross) => !isAcross);
      answers.set(node, answer);
      return answer;
    };
    // Where a page uses the sign of a seam itself, the count of texts is wrong.
    let isCounted: boolean | undefined;
    let passed = 0;
    const counts = (index: number, isAcross: boolean): boolean => {
      isCounted ??= sources.length === seamsIn(written) + Number(wasInText);
      if (passed > MOST_PASSED || !isCounted) return true;
      const node = sources[index]!;
      if (!node.parentNode || !isNeverRead(node.parentNode)) return !isAcross || isWord(node);
      passed++;
      return false;
    };
    if (glance.mayHold(written, counts)) found();
  }

  /** What was read last goes on. */
  const isInText = () => text !== null && from > 0;

  function forget(): void {
    buffer = '';
    texts = [];
    seen = 0;
  }

  /** A shadow root that was out when its turn came is new when it comes again. */
  function leave(node: Node): void {
    roots.delete(rootOf(node));
  }

  /** Reads a stride on. What happens here for each text is what a page pays. */
  function readOn(walking: TreeWalker | NodeIterator): void {
    // Texts cannot be shadowed by the page's names.
    if (text && !text.isConnected) {
      // What we stood on is gone: an iterator knows, a walker begins again.
      forget();
      if (walking instanceof TreeWalker) walking.currentNode = walking.root;
      from = 0;
      text = null;
      if (isConnected(walking.root)) text = walking.nextNode() as Text | null;
      else leave(walking.root);
    }
    for (let left = STRIDE; text && left > 0; ) {
      const { data } = text;
      const { length } = data;
      left -= NODE_COST;
      if (length > 0 && (length < ASK_FROM || from > 0 || isRead(text)) && !unheard.has(text)) {
        if (from === 0) texts.push(text);
        if (length - from > STRIDE) {
          buffer += data.slice(from, from + STRIDE);
          from += STRIDE;
          return;
        }
        buffer += (from === 0 ? data : data.slice(from)) + SEAM;
        left -= length - from;
      }
      text = walking.nextNode() as Text | null;
      from = 0;
    }
    if (text) return;
    // First, so that what goes wrong there is not tried for ever.
    walker = null;
    unheard = new Set();
    isUnasked ||= isWhole;
    isWhole = false;
    if (walking.root === root) look();
    if (isOver) return;
    customRoots(walking.root, enter);
  }

  /** Whether a long text is read, as far as can be told before it is. */
  function isRead(long: Text): boolean {
    if (!isWhole) return !long.parentNode || !isNeverRead(long.parentNode);
    if (!long.data.includes(CODE)) return true;
    codes.push(long);
    return false;
  }

  function enter(shadow: Node): void {
    if (roots.has(shadow) || isOver) return;
    roots.add(shadow);
    observe(shadow);
    queue.push(shadow);
    readLater();
  }

  const observe = (node: Node) =>
    observer.observe(node, { subtree: true, childList: true, characterData: true });

  /** Runs after every change the page makes: it only notes. */
  function changed(more: MutationRecord[]): void {
    if (records.length === 0) records = more;
    else for (const record of more) records.push(record);
    if (records.length > STORM) {
      isStorm = true;
      records = [];
      observer.disconnect();
    }
    rechecks.restart();
    if (isNoted) return;
    isNoted = true;
    pace.noted();
  }

  function catchUp(): void {
    if (isOver) return;
    isNoted = false;
    read.clear();
    for (const known of roots) if (known instanceof ShadowRoot && !isConnected(known)) roots.delete(known);
    if (isStorm) {
      // What is read at the moment is read to its end, and what waits keeps its turn: storm after storm, all is read some time.
      for (const known of roots) observe(known);
      queue = [...new Set([...queue.filter((node) => roots.has(node)), ...roots])];
    } else {
      for (const { type, target, addedNodes, previousSibling, nextSibling } of records) {
        if (type === 'characterData') queue.push(target);
        else {
          const added = addedNodes.length > STORM ? [target] : addedNodes;
          for (const node of added) if (isText(node) || isElement(node)) queue.push(node);
          for (const beside of aroundGap(target, previousSibling, nextSibling))
            if (beside) queue.push(beside);
        }
      }
    }
    readLater();
    records = [];
    isStorm = false;
    pace.reading();
    rechecks.later();
  }

  /** What was not asked when all of the document was read. */
  function askLate(): void {
    isUnasked = false;
    for (const code of codes) if (code.parentNode && !isNeverRead(code.parentNode)) queue.push(code);
    codes = [];
    for (const half of beforeUnheard(document)) queue.push(half);
    readLater();
  }

  function* allKnown(): Generator<void> {
    for (const known of roots) if (isConnected(known)) yield* allRoots(known, enter);
  }

  function recheck(period?: Period, steps = allKnown()): void {
    if (isOver) return;
    if (isUnasked) askLate();
    if (steps.next().done) rechecks.done();
    else whenIdle((next) => recheck(next, steps), period);
  }

  enter(root);
  rechecks.later();
  return stop;
}
