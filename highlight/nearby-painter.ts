/**
 * Paints only words near the viewport, where a page holds many.
 *
 * Chromium looks at every registered range in every frame in which anything renders: 3,000 of them cost a page ten
 * milliseconds a frame. So a page with many words gets one IntersectionObserver over the blocks its words stand in; the
 * browser answers from its own layout, nothing is forced. Where the blocks are many too, they are watched by groups, each
 * through its first block: a group is near when its own or the next group's first block is.
 */
import { isElement, parentAcross, rootElementOf } from './dom.ts';
import type { Painter } from './painter.ts';
import { isInline } from './reading.ts';
import type { Place } from './words.ts';

/** Up to this many words are simply painted. */
const FEW = 60;
/**
 * Until the browser has said what is near, all is painted, up to this many words: its answer comes with the next frame,
 * and a frame of a long page can take the better part of a second.
 */
const MEANWHILE = 600;
/**
 * Up to this many blocks are watched one by one. While words are painted the browser looks at each that is watched in
 * every frame (1,500 cost two milliseconds). Fewer, and a group could be taller than the viewport with its margins.
 */
const MOST_WATCHED = 400;
/** How far beyond the viewport words are painted, in viewports, so that scrolling never outruns it. */
const MARGIN = '25%';

/** A block of the page and the words in it. */
interface Block {
  element: Element;
  places: Set<Place>;
  group: Group | null;
}

/** Neighboring blocks that are painted together; watched through the first. */
interface Group {
  blocks: Block[];
  before: Group | null;
  after: Group | null;
  /** Null until the browser has answered. */
  isNear: boolean | null;
  isPainted: boolean;
}

/** The element whose box tells where the word is: the nearest that is not inline. */
function blockElementOf({ start }: Place): Element {
  let node = parentAcross(start);
  while (isElement(node) && isInline(node)) node = parentAcross(node);
  return isElement(node) ? node : rootElementOf(document)!;
}

const inOrder = (a: Block, b: Block): number =>
  Node.prototype.compareDocumentPosition.call(a.element, b.element) & Node.DOCUMENT_POSITION_PRECEDING
    ? 1
    : -1;

const isNowhere = ({ width, height, x, y }: DOMRectReadOnly): boolean => width + height + x + y === 0;

/** Its content stands in the box of an element around it, and nobody tells where. The browser has just made all styles. */
const isBoxless = (element: Element): boolean => getComputedStyle(element).display === 'contents';

const shouldPaint = ({ isNear, isPainted, after }: Group): boolean =>
  (isNear ?? isPainted) || after?.isNear === true;

export class NearbyPainter implements Painter {
  readonly #painter: Painter;
  readonly #blocks = new Map<Element, Block>();
  readonly #blockOf = new Map<Place, Block>();
  readonly #groups = new Map<Element, Group>();
  /** Blocks that came since the last flush. */
  readonly #fresh = new Set<Block>();
  #observer: IntersectionObserver | null = null;

  /** `painter` is given the words that are near. */
  constructor(painter: Painter) {
    this.#painter = painter;
  }

  paint(place: Place): void {
    const element = blockElementOf(place);
    let block = this.#blocks.get(element);
    if (!block) {
      block = { element, places: new Set(), group: null };
      this.#blocks.set(element, block);
      this.#fresh.add(block);
    }
    block.places.add(place);
    this.#blockOf.set(place, block);
    if (this.#observer ? block.group?.isPainted : this.#blockOf.size <= FEW) this.#painter.paint(place);
  }

  unpaint(place: Place): void {
    this.#painter.unpaint(place);
    const block = this.#blockOf.get(place);
    if (!block) return;
    this.#blockOf.delete(place);
    block.places.delete(place);
    if (block.places.size > 0) return;
    this.#blocks.delete(block.element);
    this.#fresh.delete(block);
    this.#leave(block);
  }

  /** A group whose watched block goes is watched through the next one. */
  #leave(block: Block): void {
    const { group, element } = block;
    if (!group) return;
    group.blocks.splice(group.blocks.indexOf(block), 1);
    if (this.#groups.get(element) !== group) return;
    this.#groups.delete(element);
    this.#observer?.unobserve(element);
    const [next] = group.blocks;
    if (next) {
      this.#groups.set(next.element, group);
      this.#observer?.observe(next.element);
    } else {
      if (group.before) group.before.after = group.after;
      if (group.after) group.after.before = group.before;
    }
  }

  flush(): void {
    if (!this.#observer && this.#blockOf.size > FEW) this.#begin();
    else if (this.#observer && this.#groups.size + this.#fresh.size > 2 * MOST_WATCHED) this.#arrange();
    else if (this.#observer) for (const block of this.#fresh) this.#showAll(this.#add([block], null));
    this.#fresh.clear();
    this.#painter.flush();
  }

  clear(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#blocks.clear();
    this.#blockOf.clear();
    this.#groups.clear();
    this.#fresh.clear();
    this.#painter.clear();
  }

  /** From now on only what is near is painted. What is painted stays so until the browser answers. */
  #begin(): void {
    this.#observer = new IntersectionObserver(
      (entries) => this.#moved(entries),
      // `scrollMargin` says the same of scrolling boxes inside the page, where the browser knows it.
      { rootMargin: MARGIN, scrollMargin: MARGIN } as IntersectionObserverInit,
    );
    this.#arrange();
    const first = [...this.#blockOf.keys()].slice(0, FEW);
    for (const group of new Set(first.map((place) => this.#blockOf.get(place)!.group!))) {
      group.isPainted = true;
      for (const block of group.blocks) this.#show(block, true);
    }
  }

  /** Puts all blocks into groups of equal size, in document order. */
  #arrange(): void {
    const painted = new Set([...this.#blocks.values()].filter((block) => block.group?.isPainted));
    const near = new Map([...this.#groups].map(([element, { isNear }]) => [element, isNear]));
    for (const element of this.#groups.keys()) this.#observer!.unobserve(element);
    this.#groups.clear();
    const blocks = [...this.#blocks.values()].sort(inOrder);
    const size = Math.ceil(blocks.length / MOST_WATCHED);
    let before: Group | null = null;
    for (let i = 0; i < blocks.length; i += size) {
      before = this.#add(blocks.slice(i, i + size), before);
      before.isNear = near.get(blocks[i]!.element) ?? null;
    }
    for (const group of this.#groups.values()) {
      group.isPainted = shouldPaint(group);
      for (const block of group.blocks) {
        if (painted.has(block) !== group.isPainted) this.#show(block, group.isPainted);
      }
    }
  }

  #add(blocks: Block[], before: Group | null): Group {
    const isPainted = this.#blockOf.size <= MEANWHILE;
    const group: Group = { blocks, before, after: null, isNear: null, isPainted };
    if (before) before.after = group;
    for (const block of blocks) block.group = group;
    const { element } = blocks[0]!;
    this.#groups.set(element, group);
    this.#observer!.observe(element);
    return group;
  }

  #moved(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const group = this.#groups.get(target);
      if (group) group.isNear = isIntersecting || (isNowhere(box) && isBoxless(target));
    }
    for (const group of this.#groups.values()) {
      const isPainted = shouldPaint(group);
      if (isPainted === group.isPainted) continue;
      group.isPainted = isPainted;
      for (const block of group.blocks) this.#show(block, isPainted);
    }
    this.#painter.flush();
  }

  #showAll({ blocks, isPainted }: Group): void {
    if (isPainted) for (const block of blocks) this.#show(block, true);
  }

  #show(block: Block, isPainted: boolean): void {
    for (const place of block.places) {
      if (isPainted) this.#painter.paint(place);
      else this.#painter.unpaint(place);
    }
  }
}
