/** How words are made visible: the port between the engine and the ways of painting. */
import type { Place } from './words.ts';

export interface Painter {
  paint(place: Place): void;
  unpaint(place: Place): void;
  /** A piece of work is done: show it. */
  flush(): void;
  /** Removes everything that was painted. */
  clear(): void;
  /** For painters that change the document: the engine calls it once, before all else. */
  attach?(page: PageAccess): Witness;
}

/** What a painter that changes the document needs, so that its changes are not taken for the page's. */
export interface PageAccess {
  /** Runs `change`; the engine hears nothing of what that does to the document. */
  quietly(change: () => void): void;
  /** Queues work, done in slices, behind the reading of all that is noted by now. */
  later(job: Generator<void>): void;
  /** All text below a node is to be read again. */
  reread(node: Node): void;
  /** True if all that the page did has been read. */
  isRead(): boolean;
}

/** What such a painter does for the engine. */
export interface Witness {
  /** The page changed its document. Called at once, before the engine looks at the changes itself. */
  changed(records: readonly MutationRecord[]): void;
  /** True for text that was read, is painted, and was left alone by the page since: it need not be read again, nor can it. */
  holds(text: Text): boolean;
}
