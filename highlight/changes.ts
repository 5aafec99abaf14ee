/**
 * Follows a changing document: one MutationObserver for each root notes what changed; the reading is done later, in
 * idle slices. The observer's callback does as little as it can, for it runs after every change the page makes.
 */
import { isConnected, isElement, isText, treeWalker } from './dom.ts';
import { aroundGap, nextInRun, previousInRun } from './reading.ts';
import type { Words } from './words.ts';

/** More notes than this, and the root is read again as a whole: cheaper than following each. */
const STORM = 4000;

export class Changes {
  /** What is followed, in the order of finding; a shadow root that has gone is taken out. */
  readonly roots = new Set<Node>();
  readonly #words: Words;
  readonly #observer: MutationObserver;
  /** Text to be read again, and elements that came, in the order of their coming. */
  readonly #dirty = new Set<Node>();
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
    this.roots.add(root);
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
      if (this.#storm) continue;
      for (const node of record.addedNodes) this.#mark(node);
      // The neighbors now stand beside something else.
      for (const text of aroundGap(target, record.previousSibling, record.nextSibling)) {
        if (text) this.#mark(text);
      }
    }
  }

  #mark(node: Node): void {
    if (this.#storm || !(isText(node) || isElement(node))) return;
    this.#dirty.add(node);
    if (this.#dirty.size > STORM) {
      this.#storm = true;
      this.#dirty.clear();
    }
  }

  /** Words of removed text go at once; text that shared a run with it is read again. */
  #drop(node: Node): void {
    if (this.#words.isEmpty) return;
    if (isText(node)) {
      this.#words.forget(node);
      return;
    }
    const walker = treeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) this.#words.forget(text as Text);
  }

  /** What is to be read now: nodes in order; whole roots after a storm. Empties the notes. */
  take(): Node[] {
    this.#note(this.#observer.takeRecords());
    for (const root of this.roots) if (root instanceof ShadowRoot && !isConnected(root)) this.#leave(root);
    const nodes = this.#storm ? [...this.roots].filter((root) => isConnected(root)) : [...this.#dirty];
    this.#storm = false;
    this.#dirty.clear();
    return nodes;
  }

  /** A shadow root went with its host, which makes no record of what is in it. */
  #leave(root: Node): void {
    this.roots.delete(root);
    this.#drop(root);
  }
}

/** Reads one changed text node again, with its neighbors where it has some. Returns what was read. */
export function reread(text: Text, words: Words): readonly Text[] {
  if (!isConnected(text)) words.forget(text);
  else if (previousInRun(text) || nextInRun(text) || !words.readAlone(text)) return words.readRun(text);
  return [text];
}
