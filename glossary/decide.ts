/**
 * Decides which of the forms found are shown, and with which meanings, from what the whole page holds.
 *
 * A sure form is shown wherever it stands. A form in context waits for its reason: one of the entries its rule names is
 * found on the page, or by default three different entries stand there for sure; and none of its silencing strings does.
 * An entry that is shown through its context counts as found for others; the reasons are followed until nothing changes.
 * Only what is justified takes part in "longest from the left", so a form that waits never hides a sure one.
 */
import type { Found } from './match.ts';
import type { Lexicon, Sense } from './tables.ts';

export type Certainty = 'sure' | 'context';

/** A word to show: offsets into the text it was found in, and the entries it may mean, the surest first. */
export interface Shown {
  start: number;
  end: number;
  entries: number[];
  certainty: Certainty;
}

/** How many different sure entries make the default reason. */
const DEFAULT_REASON = 3;

function count<K>(counts: Map<K, number>, key: K, by: number): void {
  const n = (counts.get(key) ?? 0) + by;
  if (n > 0) counts.set(key, n);
  else counts.delete(key);
}

/** What one document holds, kept up to date as words come and go. */
export class Evidence {
  readonly #lexicon: Lexicon;
  readonly #sure = new Map<number, number>();
  readonly #silencers = new Map<number, number>();
  /** In-context senses on the page: key `entry * 65536 + rule`. */
  readonly #waiting = new Map<number, number>();
  #justified = new Set<number>();
  #stale = false;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  add(found: readonly Found[]): void {
    this.#count(found, 1);
  }

  remove(found: readonly Found[]): void {
    this.#count(found, -1);
  }

  #count(found: readonly Found[], by: number): void {
    for (const { form, shouted } of found) {
      this.#stale = true;
      if (form.silencer !== undefined) count(this.#silencers, form.silencer, by);
      for (const sense of form.senses) {
        if (sense.rule === undefined && !shouted) count(this.#sure, sense.entry, by);
        else count(this.#waiting, sense.entry * 65536 + (sense.rule ?? 0), by);
      }
    }
  }

  /** Works out anew which reasons are given. Returns true if that differs from before. */
  refresh(): boolean {
    if (!this.#stale) return false;
    this.#stale = false;
    const before = this.#justified;
    const justified = new Set<number>();
    const found = new Set(this.#sure.keys());
    const enough = this.#sure.size >= DEFAULT_REASON;
    for (let changed = true; changed; ) {
      changed = false;
      for (const key of this.#waiting.keys()) {
        if (justified.has(key)) continue;
        const rule = this.#lexicon.rule(key % 65536);
        const reason = rule.needs.length ? rule.needs.some((entry) => found.has(entry)) : enough;
        if (!reason || rule.unless.some((silencer) => this.#silencers.has(silencer))) continue;
        justified.add(key);
        found.add(Math.floor(key / 65536));
        changed = true;
      }
    }
    this.#justified = justified;
    if (before.size !== justified.size) return true;
    for (const key of justified) if (!before.has(key)) return true;
    return false;
  }

  justifies(sense: Sense, shouted: boolean): boolean {
    if (sense.rule === undefined && !shouted) return true;
    return this.#justified.has(sense.entry * 65536 + (sense.rule ?? 0));
  }
}

/** Chooses what is shown in one text. `found` must be in the order in which `find` reports it. */
export function decide(found: readonly Found[], evidence: Evidence): Shown[] {
  const shown: Shown[] = [];
  let covered = -1;
  for (const { start, end, form, shouted } of found) {
    if (start < covered || form.silencer !== undefined) continue;
    const meant = form.senses.filter((sense) => evidence.justifies(sense, shouted));
    if (meant.length === 0) continue;
    const surely = meant.filter((sense) => sense.rule === undefined && !shouted);
    const senses = surely.length > 0 ? surely : meant;
    covered = end;
    shown.push({
      start,
      end,
      entries: [...new Set(senses.map((sense) => sense.entry))],
      certainty: surely.length > 0 ? 'sure' : 'context',
    });
  }
  return shown;
}

/** True if what is shown of it depends on the page. */
export const waits = (found: readonly Found[]): boolean =>
  found.some(({ form, shouted }) => !form.sure || shouted || form.senses.length > 1);
