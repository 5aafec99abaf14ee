/**
 * Follows a changing document: one MutationObserver for each root notes what changed; the reading is done later, in
 * idle slices. The observer's callback does as little as it can, for it runs after every change the page makes.
 */
import { isConnected, isElement, isText, nextOf, parentOf, previousOf, TEXTS, treeWalker } from './dom.ts';
import { aroundGap, endsSentence, nextInRun, previousInRun, supsAround, textAfter } from './reading.ts';
import type { Words } from './words.ts';

/**
 * As many records as there are texts, within these bounds, and the roots are read again as a whole: cheaper than following
 * each. Where many texts hold words, which are then drawn anew, only the most are so many.
 */
const LEAST_STORM = 500;
const MOST_STORM = 4000;
const MANY_WORDS = 200;

export class Changes {
  /** What is followed, in the order of finding; a shadow root that has gone is taken out. */
  readonly roots = new Set<Node>();
  readonly #words: Words;
  readonly #observer: MutationObserver;
  readonly #noted: () => void;
  readonly #heard: ((records: MutationRecord[]) => void) | undefined;
  #records: MutationRecord[] = [];
  /** What is to be read whatever the records say. */
  readonly #again = new Set<Node>();
  #isStorm = false;
  /** Texts in each root, as far as it was read as a whole. */
  readonly #texts = new Map<Node, number>();
  /** In all of them together. */
  #allTexts = 0;
  /** Texts that are heard of on their own. */
  readonly #guarded = new Set<Text>();

  /** `noted` is called when there is something to read; `heard` first, with all that the page did. */
  constructor(
    words: Words,
    noted: () => void,
    signal: AbortSignal,
    heard?: (records: MutationRecord[]) => void,
  ) {
    this.#words = words;
    this.#noted = noted;
    this.#heard = heard;
    this.#observer = new MutationObserver((records) => this.#hear(records));
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  follow(root: Node): void {
    this.roots.add(root);
    this.#observe(root);
  }

  #observe(root: Node): void {
    this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
  }

  /** A root was read as a whole, and holds so many texts. */
  wasRead(root: Node, texts: number): void {
    if (!this.roots.has(root)) return;
    this.#allTexts += texts - (this.#texts.get(root) ?? 0);
    this.#texts.set(root, texts);
  }

  /** Runs a change of our own, which is not noted. */
  quietly(change: () => void): void {
    const before = this.#observer.takeRecords();
    if (before.length > 0) this.#hear(before);
    change();
    this.#observer.takeRecords();
  }

  /** Notes all text below a node. */
  reread(node: Node): void {
    this.#again.add(node);
    this.#noted();
  }

  #hear(records: MutationRecord[]): void {
    this.#heard?.(records);
    try {
      this.#note(records);
    } finally {
      // Whatever went wrong: what is not heard is read.
      this.#noted();
    }
  }

  #note(records: MutationRecord[]): void {
    if (!this.#words.isEmpty) {
      // What is painted would lie over other letters until the next idle moment.
      for (const { type, target } of records)
        if (type === 'characterData' && !this.#words.stand(target as Text))
          this.#words.forget(target as Text);
    }
    if (this.#isStorm) return;
    const all = this.#records.length + records.length;
    if (all > LEAST_STORM && all > this.#storm()) {
      this.#isStorm = true;
      this.#records = [];
      // Who has to hear of every change goes on hearing of it.
      if (!this.#heard) this.#observer.disconnect();
      this.#guarded.clear();
      this.guard();
    } else if (this.#records.length === 0) this.#records = records;
    else this.#records.push(...records);
  }

  /** So many records are a storm. */
  #storm(): number {
    const isKnown = this.#texts.size === this.roots.size;
    if (this.#heard || !isKnown || this.#words.size > MANY_WORDS) return MOST_STORM;
    return Math.min(Math.max(this.#allTexts, LEAST_STORM), MOST_STORM);
  }

  /**
   * In a storm, until the roots are read again, no more is heard than changes of the texts that hold words: each record
   * costs the page, and only these tell what cannot wait. To be called when words may have come.
   */
  guard(): void {
    if (!this.#isStorm || this.#heard) return;
    for (const text of this.#words.texts()) {
      if (this.#guarded.has(text)) continue;
      this.#guarded.add(text);
      this.#observer.observe(text, { characterData: true });
    }
  }

  /**
   * What is to be read now, found as it is asked for: changed texts, elements that came, texts that stand beside something
   * else than before. After a storm, whole roots. Empties the notes.
   */
  *take(): Generator<Node> {
    const last = this.#observer.takeRecords();
    if (last.length > 0) this.#heard?.(last);
    this.#note(last);
    const records = this.#records;
    const again = [...this.#again];
    this.#again.clear();
    const isStorm = this.#isStorm;
    this.#records = [];
    this.#isStorm = false;
    if (isStorm) {
      // First, so that nothing that goes wrong leaves the page unheard.
      if (!this.#heard) this.#observer.disconnect();
      for (const root of this.roots) this.#observe(root);
      this.#guarded.clear();
    }
    for (const root of this.roots) if (root instanceof ShadowRoot && !isConnected(root)) this.#leave(root);
    if (isStorm) {
      this.#words.prune();
      yield* [...this.roots].filter((root) => isConnected(root));
      return;
    }
    // What went is dropped before anything is read: it may have come again elsewhere.
    if (!this.#words.isEmpty)
      for (const { removedNodes } of records) for (const node of removedNodes) this.#drop(node);
    for (const record of records) yield* this.#touched(record);
    yield* again;
  }

  *#touched({ type, target, addedNodes, previousSibling, nextSibling }: MutationRecord): Generator<Node> {
    for (const sup of supsAround(target)) yield* beside(parentOf(sup), previousOf(sup), nextOf(sup));
    if (type === 'characterData') {
      yield target;
      // Where the text now ends a sentence, a run of its own begins behind it.
      const after = endsSentence(target as Text) && textAfter(target);
      if (after) yield after;
      return;
    }
    for (const node of addedNodes) if (isText(node) || isElement(node)) yield node;
    yield* beside(target, previousSibling, nextSibling);
  }

  /** Words of removed text go; text that shared a run with it is read again. */
  #drop(node: Node): void {
    if (isText(node)) {
      this.#words.forget(node);
      return;
    }
    const walker = treeWalker(node, TEXTS);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) this.#words.forget(text as Text);
  }

  /** A shadow root went with its host, which makes no record of what is in it. */
  #leave(root: Node): void {
    this.roots.delete(root);
    this.#allTexts -= this.#texts.get(root) ?? 0;
    this.#texts.delete(root);
    this.#drop(root);
  }
}

/** The texts before and after a place between two children of `parent`. */
function* beside(parent: Node | null, previous: Node | null, next: Node | null): Generator<Text> {
  if (parent) for (const text of aroundGap(parent, previous, next)) if (text) yield text;
}

/** Reads one changed text node again, with its neighbors where it has some. Returns what was read. */
export function reread(text: Text, words: Words): readonly Text[] {
  if (!isConnected(text)) words.forget(text);
  else if (previousInRun(text) || nextInRun(text) || !words.readAlone(text)) return words.readRun(text);
  return [text];
}
