/**
 * Follows a changing document: one MutationObserver for each root notes what changed; the reading is done later, in
 * idle slices. The observer's callback does as little as it can, for it runs after every change the page makes.
 */
import { isConnected, isElement, isText, treeWalker } from './dom.ts';
import { nextInRun, previousInRun } from './reading.ts';
import type { Words } from './words.ts';

/** More notes than this, and the root is read again as a whole: cheaper than following each. */
const STORM = 4000;

export class Changes {
  readonly #words: Words;
  readonly #observer: MutationObserver;
  /** Text to be read again, and elements that came, in the order of their coming. */
  readonly #dirty = new Set<Node>();
  readonly #roots = new Set<Node>();
  #storm = false;

  /** `noted` is called when there is something to read. */
  constructor(words: Words, noted: () => void, signal: AbortSignal) {
    this.#words = words;
    this.#observer = new MutationObserver((records) => {
      this.#note(records);
      noted();
    });
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  follow(root: Node): void {
    this.#roots.add(root);
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
  }

  #note(records: MutationRecord[]): void {
    for (const record of records) {
      const { target } = record;
      if (record.type === 'characterData') {
        // What is painted would lie over other letters until the next idle moment.
        this.#words.forget(target as Text);
        this.#mark(target);
        continue;
      }
      for (const node of record.removedNodes) this.#drop(node);
      for (const node of record.addedNodes) this.#mark(node);
      // The neighbors now stand beside something else.
      if (record.previousSibling) this.#mark(record.previousSibling, 'text only');
      if (record.nextSibling) this.#mark(record.nextSibling, 'text only');
    }
  }

  #mark(node: Node, which?: 'text only'): void {
    if (this.#storm) return;
    if (isText(node)) this.#dirty.add(node);
    else if (isElement(node)) this.#markElement(node, which);
    if (this.#dirty.size > STORM) {
      this.#storm = true;
      this.#dirty.clear();
    }
  }

  /** An inline element that stays is only looked at for the text at its edges. */
  #markElement(element: Element, which?: 'text only'): void {
    if (which === undefined) {
      this.#dirty.add(element);
      return;
    }
    const walker = treeWalker(element, NodeFilter.SHOW_TEXT);
    const first = walker.firstChild() ?? walker.nextNode();
    if (first) this.#dirty.add(first);
    walker.currentNode = element;
    const last = walker.lastChild();
    if (last) this.#dirty.add(last);
  }

  /** Words of removed text go at once; text that shared a run with it is read again. */
  #drop(node: Node): void {
    if (this.#words.isEmpty) return;
    if (isText(node)) {
      this.#dropText(node);
      return;
    }
    const walker = treeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) this.#dropText(text as Text);
  }

  #dropText(text: Text): void {
    for (const { start, end } of this.#words.placesIn(text)) {
      if (start !== text) this.#mark(start);
      if (end !== text) this.#mark(end);
    }
    this.#words.forget(text);
  }

  /** What is to be read now: nodes in order; whole roots after a storm. Empties the notes. */
  take(): Node[] {
    this.#note(this.#observer.takeRecords());
    const nodes = this.#storm ? [...this.#roots].filter((root) => isConnected(root)) : [...this.#dirty];
    this.#storm = false;
    this.#dirty.clear();
    return nodes;
  }
}

/** Reads one changed text node again, with its neighbors where it has some. */
export function reread(text: Text, words: Words): void {
  if (!isConnected(text)) words.forget(text);
  else if (previousInRun(text) || nextInRun(text) || !words.readAlone(text)) words.readRun(text);
}
