/**
 * Explains the words of a frame: the full tables, the engine that paints, the pointer. The background puts this script
 * and the card's into a frame when the page's script has found its first word there; they meet in the extension's world
 * of the frame, through globals that the page can neither see nor set.
 */
import { tables } from 'virtual:glossary/tables';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Lexicon } from '../../glossary/tables.ts';
import type { Card, CardServices } from '../../highlight/card-port.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import { followMarkKeys } from '../../highlight/mark-keys.ts';
import { rangeOf } from '../../highlight/point.ts';
import { followPointer, type Pointer } from '../../highlight/pointer.ts';
import { bringIntoView } from '../../highlight/scroll.ts';
import { createSteps } from '../../highlight/steps.ts';
import type { Place } from '../../highlight/words.ts';
import { READER_DEFAULTS, READER_KEYS, type ReaderChoices, readChoices } from '../../settings/reader.ts';
import { api, ask, isAlive } from '../page/background.ts';
import { createAsking } from './asked.ts';
import { followChoices } from './choices.ts';
import { Entries } from './entries.ts';
import { mark, marks } from './marks.ts';
import { choosePainter } from './painter.ts';
import { tellClosed, tellOpened } from './shown-card.ts';
import { keepUp } from './upkeep.ts';

export interface Explained {
  /** Tells the background again what this frame holds. */
  report(): void;
}

/** Starts; `orphaned` is called when the extension turns out to be gone. */
export type Explain = (signal: AbortSignal, orphaned: () => void) => Explained;

declare global {
  /** Set by words.js in the extension's world only. */
  var plainwordExplain: Explain | undefined;
  /** In the extension's world only: the words this frame shows, for the panel, `npm start` and the tests in real browsers. */
  var plainwordPlaces: (() => Iterable<Place>) | undefined;
  /** Where such a word stands. */
  var plainwordRangeOf: typeof rangeOf | undefined;
  var plainwordBringIntoView: typeof bringIntoView | undefined;
}

/** What explains the words of this frame now; null while nothing does. */
let running: { engine: () => Engine | null; pointer: Pointer; card: Card | null } | null = null;

const services = (
  entries: Entries,
  choices: () => ReaderChoices,
  { onOpened, onClosed }: { onOpened(): void; onClosed(): void },
  signal: AbortSignal,
): CardServices => ({
  entries: (indexes) => entries.get(indexes),
  entry: (id) => ask({ type: 'entry', id }),
  message: (key, ...substitutions) => api.i18n.getMessage(key, substitutions),
  choices,
  marks,
  mark,
  keepsNothing: api.extension?.inIncognitoContext === true,
  search: (text) => void ask({ type: 'search', text: text.slice(0, 200) }).catch(() => {}),
  turnOffSite: () => void ask({ type: 'turn-off-site' }).catch(() => {}),
  onOpened,
  onClosed() {
    if (isAlive()) tellClosed();
    onClosed();
  },
  ...(globalThis.plainwordListen && { listen: globalThis.plainwordListen }),
  signal,
});

/** A card for where no words are explained, as on a site that is turned off: it lives until it is closed. */
async function cardAlone(): Promise<Card | null> {
  const choices = readChoices(await api.storage.local.get(READER_KEYS).catch(() => ({})));
  const life = new AbortController();
  const end = () => life.abort();
  const events = { onOpened: () => tellOpened(end), onClosed: end };
  return globalThis.plainwordCard?.(services(new Entries(), () => choices, events, life.signal)) ?? null;
}

const explain: Explain = (signal, orphaned) => {
  /** What this frame shows, as last told. */
  let shown: { entries: number[]; places: number } = { entries: [], places: 0 };
  let engine: Engine | null = null;
  const entries = new Entries();
  let choices = READER_DEFAULTS;
  // Left behind in the page, we leave what is in it to our successor.
  const ports = { engine: () => (isAlive() ? engine : null), card: () => card, choices: () => choices };
  const pointer = followPointer({ ...ports, signal });
  const card: Card | null =
    globalThis.plainwordCard?.(
      services(
        entries,
        () => choices,
        { onOpened: () => tellOpened(() => card?.close()), onClosed: () => pointer.closed() },
        signal,
      ),
    ) ?? null;

  async function begin(): Promise<void> {
    const { painter, look, hasMarks } = await choosePainter();
    keepUp(() => painter.flush(), orphaned, signal);
    if (hasMarks) followMarkKeys({ ...ports, pointer, signal });
    await followChoices(({ choices: chosen, hidden }) => {
      choices = chosen;
      look.strength = choices.strength;
      const choice = { density: choices.density, hidden };
      if (engine) engine.choose(choice);
      else engine = start(document, { lexicon: new Lexicon(tables), painter, choice, onWords, signal });
    }, signal);
  }
  // Without a painter there is nothing to show: the extension went away meanwhile.
  begin().catch(() => {});

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

  running = { engine: () => engine, pointer, card };
  globalThis.plainwordSteps = createSteps({ ...ports, pointer });
  globalThis.plainwordPlaces = () => engine?.places() ?? [];
  globalThis.plainwordRangeOf = rangeOf;
  globalThis.plainwordBringIntoView = bringIntoView;
  signal.addEventListener(
    'abort',
    () => {
      globalThis.plainwordPlaces = globalThis.plainwordSteps = undefined;
      globalThis.plainwordRangeOf = globalThis.plainwordBringIntoView = undefined;
      running = null;
      if (isAlive()) tell([], 0);
    },
    { once: true },
  );
  return { report };
};

export default defineUnlistedScript(() => {
  globalThis.plainwordExplain = explain;
  globalThis.plainwordAsked = createAsking({
    running: () => running,
    card: async () => running?.card ?? cardAlone(),
  });
});
