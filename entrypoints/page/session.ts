/**
 * Words explained in this frame: from switching on to switching off.
 *
 * First the page is watched for any word at all, with small tables. Most frames of the web hold none: there it is watched
 * on, and that is all. With what may be its first word the script `words` is asked for, if this site is on, and takes over.
 */
import { probe } from 'virtual:glossary/probe';
import { watch } from '../../highlight/watch.ts';
import type { Explained } from '../words/index.ts';
import { ask, isAlive } from './background.ts';

/** How long to wait before asking again for what a page with words needs, ms; doubled at each failure. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

export interface Session {
  /** Tells the background again what this frame holds. */
  report(): void;
  /** Words were looked for and perhaps told of: most frames never get that far. */
  readonly mayHaveTold: boolean;
  /** Ends everything it started. */
  end(): void;
}

/**
 * Starts. `isOn` is asked before a first word is explained; `orphaned` is called when the extension turns out to be gone.
 */
export function startSession(isOn: () => Promise<boolean>, orphaned: () => void): Session {
  let explained: Explained | null = null;
  let isOver = false;
  /** Made for the first word: each object of the browser that is touched costs a page. */
  let ending: AbortController | null = null;
  const unwatch = watch(document, probe, () => void takeOver(FIRST_PAUSE));

  async function takeOver(pause: number): Promise<void> {
    try {
      if (!(await isOn()) || isOver) return;
      if (!globalThis.plainwordExplain) await ask({ type: 'card' });
    } catch {
      if (!isAlive()) {
        orphaned();
        return;
      }
      // The background is starting or was stopped just now: the words are not lost for that.
      setTimeout(() => isOver || takeOver(Math.min(pause * 2, LONGEST_PAUSE)), pause);
      return;
    }
    if (isOver) return;
    ending = new AbortController();
    explained = globalThis.plainwordExplain?.(ending.signal, orphaned) ?? null;
  }

  return {
    get mayHaveTold() {
      return explained !== null;
    },
    report() {
      if (explained) explained.report();
      else ask({ type: 'found', entries: [], places: 0 }).catch(() => {});
    },
    end() {
      isOver = true;
      unwatch();
      ending?.abort();
    },
  };
}
