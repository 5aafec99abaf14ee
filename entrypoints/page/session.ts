/**
 * Words explained in this frame: from switching on to switching off. Everything it starts ends with its signal.
 *
 * First the probe looks for any word at all, with small tables. Most frames of the web hold none: there it goes on
 * watching, and that is all. With the first word the full tables and the card are asked for, and reading begins anew.
 */
import { tables as probeTables } from 'virtual:glossary/probe';
import { Lexicon } from '../../glossary/tables.ts';
import type { Card } from '../../highlight/card-port.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import { HighlightPainter } from '../../highlight/highlight-painter.ts';
import { followPointer } from '../../highlight/pointer.ts';
import { api, ask, Entries, isAlive } from './background.ts';

export interface Session {
  /** Tells the background again what this frame holds. */
  report(): void;
}

/** How long to wait before asking again for what a page with words needs, ms; doubled at each failure. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

/** Starts. `orphaned` is called when the extension turns out to be gone. */
export function explain(signal: AbortSignal, orphaned: () => void): Session {
  let engine: Engine | null = null;
  let card: Card | null = null;
  /** What this frame shows, as last told. */
  let shown: { entries: number[]; places: number } = { entries: [], places: 0 };
  const entries = new Entries();

  probe();

  function probe(): void {
    const found = new AbortController();
    start(document, {
      lexicon: new Lexicon(probeTables),
      onFirstWord: () => {
        found.abort();
        void equip(FIRST_PAUSE);
      },
      signal: AbortSignal.any([signal, found.signal]),
    });
  }

  async function equip(pause: number): Promise<void> {
    try {
      if (!globalThis.plainwordTables || !globalThis.plainwordCard) await ask({ type: 'card' });
    } catch {
      if (!isAlive()) orphaned();
      // The background is starting or was stopped just now: the words are not lost for that.
      else setTimeout(() => signal.aborted || equip(Math.min(pause * 2, LONGEST_PAUSE)), pause);
      return;
    }
    const { plainwordTables: tables, plainwordCard: createCard } = globalThis;
    if (signal.aborted || !tables || !createCard) return;
    const pointer = followPointer({ engine: () => engine, card: () => card, signal });
    card = createCard({
      entries: (indexes) => entries.get(indexes),
      entry: (id) => ask({ type: 'entry', id }),
      message: (key, ...substitutions) => api.i18n.getMessage(key, substitutions),
      turnOffSite: () => void ask({ type: 'turn-off-site' }).catch(() => {}),
      onClosed: () => pointer.closed(),
      signal,
    });
    engine = start(document, { lexicon: new Lexicon(tables), painter: new HighlightPainter(), onWords, signal });
  }

  function onWords({ places }: Engine): void {
    if (!isAlive()) return orphaned();
    const found = new Set<number>();
    let count = 0;
    for (const place of places()) {
      count++;
      for (const entry of place.entries) found.add(entry);
    }
    tell([...found], count);
    // Cards open at once: what they need is here before the pointer rests.
    entries.get([...found]).catch(() => {});
  }

  function tell(found: number[], places: number): void {
    const isNews = places !== shown.places || found.length !== shown.entries.length || found.some((e, i) => e !== shown.entries[i]);
    shown = { entries: found, places };
    if (isNews) report();
  }

  function report(): void {
    ask({ type: 'found', ...shown }).catch(() => {});
  }

  signal.addEventListener('abort', () => isAlive() && tell([], 0), { once: true });
  return { report };
}
