/**
 * Which of the words found are underlined: all but those the reader does not want, every time, or only the first time in
 * each section or on the page. A section is what stands between two headings; a shadow root has sections of its own.
 *
 * The choice is made over all words in document order, so that a page that changed shows what a fresh reading would.
 */
import { isConnected, isText, nameOf, TEXTS, treeWalker } from './dom.ts';
import type { Painter } from './painter.ts';
import type { Place } from './words.ts';

export interface Choice {
  /** Every time, or the first time in each section or on the page. */
  density: 'every' | 'section' | 'page';
  /** Entries that are not underlined, by index. */
  hidden: ReadonlySet<number>;
}

export const EVERYTHING: Choice = { density: 'every', hidden: new Set() };

/** What of the words the choice is made from. */
export interface Index {
  /** All words, in the order in which they were found. */
  places(): Iterable<Place>;
  /** The words that begin in a text node, in order. */
  placesIn(text: Text): readonly Place[];
}

const isHeading = (name: string): boolean =>
  name.length === 2 && name.charCodeAt(0) === 104 && name.charCodeAt(1) > 48 && name.charCodeAt(1) < 55;

export class Shown {
  readonly #painter: Painter;
  readonly #index: Index;
  readonly #shown = new Set<Place>();
  /** Came since the last choice and still there. */
  readonly #fresh = new Set<Place>();
  /** Were shown, and went in the work that is being done: what comes again at once was only read again. */
  readonly #left = new Set<Place>();
  #choice: Choice;
  #isStale = false;

  constructor(painter: Painter, index: Index, choice: Choice) {
    this.#painter = painter;
    this.#index = index;
    this.#choice = choice;
  }

  has(place: Place): boolean {
    return this.#shown.has(place);
  }

  add(place: Place): void {
    if (this.#left.delete(place)) this.#show(place);
    else this.#fresh.add(place);
    this.#isStale = true;
  }

  remove(place: Place): void {
    this.#fresh.delete(place);
    if (this.#shown.delete(place)) {
      this.#painter.unpaint(place);
      this.#left.add(place);
    }
    this.#isStale = true;
  }

  choose(choice: Choice): void {
    this.#choice = choice;
    this.#isStale = true;
  }

  /** The page changed around the words: sections may have other borders. */
  restructured(): void {
    if (this.#choice.density === 'section') this.#isStale = true;
  }

  /** True if `settle` has something to do. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** In the middle of reading: shows what is sure to stay, which is the first of each entry on the page. */
  hasten(): void {
    const every = this.#choice.density === 'every';
    const known = new Set(every ? [] : [...this.#shown].map(meaning));
    for (const place of this.#fresh) {
      if (this.#isHidden(place) || known.has(meaning(place))) continue;
      if (!every) known.add(meaning(place));
      this.#show(place);
    }
    this.#fresh.clear();
    this.#left.clear();
  }

  /** At the end of reading: chooses over everything. `roots` are the document and its shadow roots. */
  settle(roots: Iterable<Node>): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#fresh.clear();
    this.#left.clear();
    const wanted = new Set(this.#wanted(roots));
    for (const place of this.#shown) {
      if (wanted.has(place)) continue;
      this.#shown.delete(place);
      this.#painter.unpaint(place);
    }
    for (const place of wanted) this.#show(place);
  }

  *#wanted(roots: Iterable<Node>): Generator<Place> {
    const { density } = this.#choice;
    if (density === 'every') {
      for (const place of this.#index.places()) if (!this.#isHidden(place)) yield place;
      return;
    }
    const known = new Set<string>();
    for (const root of roots) {
      if (!isConnected(root)) continue;
      if (density === 'section') known.clear();
      for (const step of this.#inOrder(root)) {
        if (step === 'heading') {
          if (density === 'section') known.clear();
        } else if (!this.#isHidden(step) && !known.has(meaning(step))) {
          known.add(meaning(step));
          yield step;
        }
      }
    }
  }

  /** The words and headings of a root in document order: one walk, whatever the page is built like. */
  *#inOrder(root: Node): Generator<Place | 'heading'> {
    const walker = treeWalker(root, TEXTS | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isText(node)) {
        for (const place of this.#index.placesIn(node)) if (place.start === node) yield place;
      } else if (isHeading(nameOf(node))) yield 'heading';
    }
  }

  #isHidden({ entries }: Place): boolean {
    const { hidden } = this.#choice;
    return hidden.size > 0 && entries.every((entry) => hidden.has(entry));
  }

  #show(place: Place): void {
    if (this.#shown.has(place)) return;
    this.#shown.add(place);
    this.#painter.paint(place);
  }
}

/** Two places with the same entries mean the same to a reader. */
const meaning = ({ entries }: Place): string => entries.join(' ');
