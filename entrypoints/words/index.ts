/**
 * Explains the words of a frame: the full tables, the engine that paints, the pointer. The background puts this script
 * and the card's into a frame when the page's script has found its first word there; they meet in the extension's world
 * of the frame, through globals that the page can neither see nor set.
 */
import { tables } from 'virtual:glossary/tables';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Lexicon } from '../../glossary/tables.ts';
import type { Card } from '../../highlight/card-port.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import { HighlightPainter } from '../../highlight/highlight-painter.ts';
import { NearbyPainter } from '../../highlight/nearby-painter.ts';
import { followPointer } from '../../highlight/pointer.ts';
import type { Place } from '../../highlight/words.ts';
import { api, ask, isAlive } from '../page/background.ts';
import { followChoices } from './choices.ts';
import { Entries } from './entries.ts';

export interface Explained {
  /** Tells the background again what this frame holds. */
  report(): void;
}

/** Starts; `orphaned` is called when the extension turns out to be gone. */
export type Explain = (signal: AbortSignal, orphaned: () => void) => Explained;

declare global {
  /** Set by words.js in the extension's world only. */
  var plainwordExplain: Explain | undefined;
  /** In the extension's world only: the words this frame shows, for `npm start` and the tests in real browsers. */
  var plainwordPlaces: (() => Iterable<Place>) | undefined;
}

const explain: Explain = (signal, orphaned) => {
  /** What this frame shows, as last told. */
  let shown: { entries: number[]; places: number } = { entries: [], places: 0 };
  let engine: Engine | null = null;
  const entries = new Entries();
  const pointer = followPointer({ engine: () => engine, card: () => card, signal });
  const card: Card | null =
    globalThis.plainwordCard?.({
      entries: (indexes) => entries.get(indexes),
      entry: (id) => ask({ type: 'entry', id }),
      message: (key, ...substitutions) => api.i18n.getMessage(key, substitutions),
      turnOffSite: () => void ask({ type: 'turn-off-site' }).catch(() => {}),
      onClosed: () => pointer.closed(),
      signal,
    }) ?? null;

  void followChoices(({ choices: { density }, hidden }) => {
    const choice = { density, hidden };
    if (engine) engine.choose(choice);
    else {
      engine = start(document, {
        lexicon: new Lexicon(tables),
        painter: new NearbyPainter(new HighlightPainter()),
        choice,
        onWords,
        signal,
      });
    }
  }, signal);

  function onWords({ places }: Engine): void {
    if (!isAlive()) {
      orphaned();
      return;
    }
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
    const before = shown;
    shown = { entries: found, places };
    const isNews =
      places !== before.places ||
      found.length !== before.entries.length ||
      found.some((e, i) => e !== before.entries[i]);
    if (isNews) report();
  }

  function report(): void {
    ask({ type: 'found', ...shown }).catch(() => {});
  }

  globalThis.plainwordPlaces = () => engine?.places() ?? [];
  signal.addEventListener(
    'abort',
    () => {
      globalThis.plainwordPlaces = undefined;
      if (isAlive()) tell([], 0);
    },
    { once: true },
  );
  return { report };
};

export default defineUnlistedScript(() => {
  globalThis.plainwordExplain = explain;
});
