/** How words are made visible: the port between the engine and the ways of painting. */
import type { Place } from './words.ts';

export interface Painter {
  paint(place: Place): void;
  unpaint(place: Place): void;
  /** A piece of work is done: show it. */
  flush(): void;
  /** Removes everything that was painted. */
  clear(): void;
}
