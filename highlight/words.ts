/**
 * The words found in a document: which text holds which, kept up to date as text comes, changes and goes.
 * Every place a reader could be shown is here; painting and pointing ask this index, never the page.
 */
import { type Certainty, decide, Evidence, waits } from '../glossary/decide.ts';
import { type Found, find } from '../glossary/match.ts';
import type { Lexicon } from '../glossary/tables.ts';
import { isConnected } from './dom.ts';
import { mayRead, runOf } from './reading.ts';

/** A word on the page. */
export interface Place {
  start: Text;
  /** UTF-16 offset into `start`. */
  startOffset: number;
  end: Text;
  endOffset: number;
  /** Indexes of the entries it may mean, the surest first. */
  entries: number[];
  certainty: Certainty;
}

/** Text that was read as one, with what was found in it. Kept only where something was found. */
interface Run {
  nodes: Text[];
  /** What was read. */
  joined: string;
  /** Offset of each node in the joined text. */
  offsets: number[];
  found: Found[];
  places: Place[];
  waits: boolean;
}

/** Told of every word that appears or goes; `settled` follows when a piece of work is done. */
export interface Listener {
  appeared(place: Place): void;
  gone(place: Place): void;
}

export class Words {
  readonly #lexicon: Lexicon;
  readonly #listener: Listener;
  readonly #evidence: Evidence;
  readonly #runs = new Map<Text, Run>();
  /** Runs of which what is shown depends on the rest of the page. */
  readonly #waiting = new Set<Run>();
  /** Texts that lost the run they were read in to a change elsewhere in it: to be read again. */
  readonly #torn = new Set<Text>();
  readonly #scratch: Found[] = [];

  constructor(lexicon: Lexicon, listener: Listener) {
    this.#lexicon = lexicon;
    this.#listener = listener;
    this.#evidence = new Evidence(lexicon);
  }

  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  /** Number of texts that hold words. */
  get size(): number {
    return this.#runs.size;
  }

  /** All words, run by run; document order is the caller's to make. */
  *places(): Generator<Place> {
    for (const [text, run] of this.#runs) if (run.nodes[0] === text) yield* run.places;
  }

  /** The words that touch a text node. */
  placesIn(text: Text): readonly Place[] {
    return this.#runs.get(text)?.places ?? [];
  }

  /** The texts that hold words. */
  texts(): Iterable<Text> {
    return this.#runs.keys();
  }

  has(text: Text): boolean {
    return this.#runs.has(text);
  }

  /** True if a text still begins as it was read, so that its words stand where they stood: text that is being written. */
  stand(text: Text): boolean {
    const run = this.#runs.get(text);
    if (!run) return false;
    const node = run.nodes.indexOf(text);
    return text.data.startsWith(run.joined.slice(run.offsets[node], run.offsets[node + 1]));
  }

  /**
   * Reads one node on its own. Returns false if that is not enough: the caller must `readRun` then.
   * The quick path for the many nodes that hold no word.
   */
  readAlone(text: Text): boolean {
    const before = this.#runs.get(text);
    if (before && before.nodes.length > 1) return false;
    const scratch = this.#scratch;
    scratch.length = 0;
    const { open } = find(this.#lexicon, text.data, scratch);
    if (open) return false;
    const old = before?.places;
    if (before) this.forget(text);
    this.#torn.delete(text);
    if (scratch.length > 0 && mayRead(text)) this.#keep([text], text.data, [0], scratch.slice(), old);
    return true;
  }

  /** Reads the whole run around a node and returns its nodes. */
  readRun(text: Text): readonly Text[] {
    const nodes = runOf(text);
    const old = nodes.flatMap((node) => this.#runs.get(node)?.places ?? []);
    for (const node of nodes) this.forget(node);
    for (const node of nodes) this.#torn.delete(node);
    let joined = '';
    const offsets: number[] = [];
    for (const node of nodes) {
      offsets.push(joined.length);
      joined += node.data;
    }
    const found: Found[] = [];
    find(this.#lexicon, joined, found);
    // Asked last: it looks at all ancestors, and most runs hold nothing.
    if (found.length > 0 && mayRead(text)) this.#keep(nodes, joined, offsets, found, old);
    return nodes;
  }

  /** `old`: places that were here before, and are the same again where they stand as they stood. */
  #keep(nodes: Text[], joined: string, offsets: number[], found: Found[], old: readonly Place[] = []): void {
    const run: Run = { nodes, joined, offsets, found, places: [], waits: waits(found) };
    for (const node of nodes) this.#runs.set(node, run);
    if (run.waits) this.#waiting.add(run);
    this.#evidence.add(found);
    this.#show(run, old);
  }

  /** Drops what was found in the run of this node. The others of the run are `torn` from then on. */
  forget(text: Text): void {
    this.#torn.delete(text);
    const run = this.#runs.get(text);
    if (!run) return;
    for (const node of run.nodes) {
      this.#runs.delete(node);
      if (node !== text) this.#torn.add(node);
    }
    this.#waiting.delete(run);
    this.#evidence.remove(run.found);
    for (const place of run.places) this.#listener.gone(place);
    run.places = [];
  }

  /** A text to be read again because its run was dropped, if there is one. */
  get torn(): Text | undefined {
    return this.#torn.values().next().value;
  }

  /** Decides anew where the reasons have changed. Call it when a piece of reading is done. */
  settle(): void {
    if (!this.#evidence.refresh()) return;
    for (const run of this.#waiting) this.#show(run);
  }

  /** Shows what is justified now; words that stay are left alone. */
  #show(run: Run, old: readonly Place[] = run.places): void {
    const { nodes, offsets } = run;
    const before = run.places;
    let node = 0;
    const at = (offset: number, isEnd: boolean) => {
      while (node > 0 && offsets[node]! > offset) node--;
      while (node + 1 < nodes.length && (isEnd ? offsets[node + 1]! < offset : offsets[node + 1]! <= offset))
        node++;
      return node;
    };
    run.places = decide(run.found, this.#evidence).map(({ start, end, entries, certainty }) => {
      const first = at(start, false);
      const last = at(end, true);
      const place: Place = {
        start: nodes[first]!,
        startOffset: start - offsets[first]!,
        end: nodes[last]!,
        endOffset: end - offsets[last]!,
        entries,
        certainty,
      };
      return old.find((one) => samePlace(one, place)) ?? place;
    });
    for (const place of before) if (!run.places.includes(place)) this.#listener.gone(place);
    for (const place of run.places) if (!before.includes(place)) this.#listener.appeared(place);
  }

  /** Forgets what is no longer in the document. */
  prune(): void {
    for (const text of [...this.#runs.keys()]) if (!isConnected(text)) this.forget(text);
  }

  /** Forgets everything. */
  clear(): void {
    for (const text of [...this.#runs.keys()]) this.forget(text);
    this.#torn.clear();
  }
}

const samePlace = (a: Place, b: Place): boolean =>
  a.start === b.start &&
  a.startOffset === b.startOffset &&
  a.end === b.end &&
  a.endOffset === b.endOffset &&
  a.certainty === b.certainty &&
  a.entries.length === b.entries.length &&
  a.entries.every((entry, i) => entry === b.entries[i]);
