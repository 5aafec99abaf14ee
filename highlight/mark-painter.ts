/**
 * Paints with real `<mark>` elements, which Tab and screen readers reach: for documents of our own, and for browsers whose
 * highlights cannot show an underline.
 *
 * It changes the document, so it is careful: one block at a time, only when the block has been at rest, and the page's
 * write wins. When the page touches a marked block, our pieces go at once, the text stays as the page wrote it, and that
 * block is never marked again. Taken away, it leaves every text node of the page as it was.
 */

import type { Strength } from '../settings/reader.ts';
import type { Cuts } from './cuts.ts';
import { isConnected, isText, rootOf } from './dom.ts';
import { type Block, mayMark, segmentsOf } from './mark-block.ts';
import { beforeCopying } from './mark-copying.ts';
import { Editors } from './mark-editors.ts';
import { classOf, dissolve, marksIn, markText, mendText } from './mark-text.ts';
import type { PageAccess, Painter, Witness } from './painter.ts';
import { blockOf } from './reading.ts';
import { isSelected, keepSelection } from './selection.ts';
import type { Place } from './words.ts';

/** When to look again at blocks that were in use, ms. */
const RETRY = 250;

export interface MarkOptions {
  /** Where the pieces of cut text are told, for those who look for words. */
  cuts: Cuts;
  /** How long a block and its words must have been there, ms. A page that is alive shall not be marked too early. */
  rest: number;
  /** Called when marks were made or taken away, by us and not by the page. */
  marked?(): void;
}

export class MarkPainter implements Painter {
  readonly #options: MarkOptions;
  readonly #blocks = new Map<Node, Block>();
  readonly #blockOfPlace = new Map<Place, Block>();
  readonly #blockOfMark = new WeakMap<Element, Block>();
  /** Blocks whose marks are not what they should be. */
  readonly #stale = new Set<Block>();
  /** Blocks in which the page has written: they are the page's. */
  readonly #touched = new WeakSet<Node>();
  readonly #editors = new Editors((edited) => this.#release(edited));
  readonly #end = new AbortController();
  #page: PageAccess = {
    quietly: (change) => change(),
    later: (job) => void [...job],
    reread() {},
    isRead: () => true,
  };
  #timer = 0;
  #strength: Strength = 'quiet';

  constructor(options: MarkOptions) {
    this.#options = options;
    beforeCopying(() => this.#lift(), this.#end.signal);
  }

  attach(page: PageAccess): Witness {
    this.#page = page;
    page.quietly(() => {
      for (const mark of marksIn(document)) dissolve(mark);
    });
    return {
      changed: (records) => this.#changed(records),
      holds: (text) => (this.#blocks.get(blockOf(text))?.marked.length ?? 0) > 0,
    };
  }

  paint(place: Place): void {
    const node = blockOf(place.start);
    if (this.#touched.has(node)) return;
    let block = this.#blocks.get(node);
    if (!block) {
      block = { node, places: new Set(), marked: [], since: 0 };
      this.#blocks.set(node, block);
    }
    block.places.add(place);
    block.since = performance.now();
    this.#blockOfPlace.set(place, block);
    this.#stale.add(block);
  }

  unpaint(place: Place): void {
    const block = this.#blockOfPlace.get(place);
    if (!block) return;
    this.#blockOfPlace.delete(place);
    block.places.delete(place);
    this.#stale.add(block);
  }

  flush(): void {
    this.#markLater(this.#options.rest);
  }

  #markLater(pause: number): void {
    if (this.#stale.size === 0 || this.#timer !== 0) return;
    this.#timer = self.setTimeout(() => {
      this.#timer = 0;
      // A page that is still loading may take over what the server sent.
      if (this.#options.rest > 0 && document.readyState !== 'complete') this.flush();
      else this.#page.later(this.#markStale());
    }, pause);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#editors.stop();
    this.#end.abort();
    this.#page.quietly(() => {
      for (const block of this.#blocks.values()) this.#unmark(block);
    });
    this.#blocks.clear();
    this.#blockOfPlace.clear();
    this.#stale.clear();
  }

  /** True if nothing is left to mark but what is in use. */
  get isDone(): boolean {
    return [...this.#stale].every((block) => this.#isInUse(block));
  }

  /** How strong the underline is, shown at once. */
  set strength(strength: Strength) {
    this.#strength = strength;
    const marks = [...this.#blocks.values()].flatMap(({ marked }) => marked.flatMap(({ marks }) => marks));
    for (const mark of marks) mark.className = classOf(strength);
  }

  /** One block after the other; those that are in use or too young wait for the next time. */
  *#markStale(isChanged = false): Generator<void> {
    for (const block of [...this.#stale]) {
      // What is marked is taken for read: so what has changed is read first.
      if (!this.#page.isRead()) return this.#page.later(this.#markStale(isChanged));
      if (performance.now() - block.since < this.#options.rest || this.#isInUse(block)) continue;
      // The page may have touched it since this began.
      if (!this.#stale.delete(block)) continue;
      isChanged = true;
      this.#page.quietly(() => {
        this.#unmark(block);
        if (isConnected(block.node)) this.#mark(block);
      });
      if (block.places.size === 0) this.#blocks.delete(block.node);
      yield;
    }
    if (isChanged) this.#options.marked?.();
    this.#markLater(Math.max(this.#options.rest, RETRY));
  }

  /** The reader has selected something there, or is on a word with the keyboard. */
  #isInUse(block: Block): boolean {
    const focused = rootOf(block.node).activeElement;
    return isSelected(block.node) || (focused !== null && this.#blockOfMark.get(focused) === block);
  }

  #mark(block: Block): void {
    for (const [text, segments] of segmentsOf(block.places)) {
      if (!mayMark(text)) continue;
      const marked = markText(text, segments, classOf(this.#strength));
      if (!marked) continue;
      for (const mark of marked.marks) this.#blockOfMark.set(mark, block);
      this.#options.cuts.add(marked);
      block.marked.push(marked);
    }
    if (block.marked.length > 0) this.#editors.watch(rootOf(block.node));
  }

  /** Returns the nodes that are to be normalized. */
  #unmark(block: Block, written: ReadonlySet<Node> = new Set()): Node[] {
    const normalized: Node[] = [];
    if (block.marked.length === 0) return normalized;
    keepSelection(this.#options.cuts, () => {
      for (const marked of block.marked.splice(0)) {
        const node = mendText(marked, written.has(marked.head));
        if (node) normalized.push(node);
        this.#options.cuts.delete(marked);
      }
    });
    return normalized;
  }

  #changed(records: readonly MutationRecord[]): void {
    const written = new Set<Node>();
    const touched = new Set<Node>();
    for (const { type, target } of records) {
      const node = blockOf(isText(target) ? this.#options.cuts.whole(target).text : target);
      if (type === 'characterData') {
        written.add(target);
        this.#touched.add(node);
      }
      if (this.#blocks.has(node)) touched.add(node);
    }
    const normalized: Node[] = [];
    this.#page.quietly(() => {
      for (const node of touched) normalized.push(...this.#giveUp(this.#blocks.get(node)!, written));
      for (const { addedNodes, removedNodes } of records) {
        for (const node of removedNodes) this.#leave(node, written);
        for (const node of addedNodes) this.#dissolveCopies(node);
      }
    });
    // The page's doing, so the engine hears of it.
    for (const node of normalized) Node.prototype.normalize.call(node);
  }

  /** The page has touched a block: our pieces go, for good. Text that came to an unmarked block is nothing of ours. */
  #giveUp(block: Block, written: ReadonlySet<Node>): Node[] {
    const wasMarked = block.marked.length > 0;
    if (!wasMarked && !this.#touched.has(block.node)) return [];
    const normalized = this.#unmark(block, written);
    this.#touched.add(block.node);
    this.#blocks.delete(block.node);
    this.#stale.delete(block);
    for (const place of block.places) this.#blockOfPlace.delete(place);
    if (wasMarked) this.#page.reread(block.node);
    return normalized;
  }

  /** Whole blocks were taken out, perhaps to be put in elsewhere: nobody would see what is written to them meanwhile. */
  #leave(node: Node, written: ReadonlySet<Node>): void {
    for (const mark of marksIn(node)) {
      const block = this.#blockOfMark.get(mark);
      if (block) this.#unmark(block, written);
    }
  }

  /** `cloneNode` and `innerHTML` copy our marks too. */
  #dissolveCopies(node: Node): void {
    for (const mark of marksIn(node)) {
      if (this.#blockOfMark.has(mark)) continue;
      this.#touched.add(blockOf(mark));
      dissolve(mark);
    }
  }

  /** Takes our pieces out of what is selected, until it no longer is. */
  #lift(): void {
    this.#page.quietly(() => {
      for (const block of this.#blocks.values()) {
        if (block.marked.length === 0 || !isSelected(block.node)) continue;
        this.#unmark(block);
        this.#stale.add(block);
      }
    });
    this.flush();
  }

  /** What is edited now must hold nothing of ours. */
  #release(edited: Node): void {
    this.#page.quietly(() => {
      for (const block of [...this.#blocks.values()]) {
        const isIn = Node.prototype.contains.call(edited, block.node);
        if (isIn || Node.prototype.contains.call(block.node, edited)) this.#giveUp(block, new Set());
      }
    });
  }
}
