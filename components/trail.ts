/**
 * The way a reader has gone from word to word inside one card, with Back. Pure: what is shown and what was unfolded
 * or revealed on the way, never where it is drawn.
 */
import type { CardEntry } from '../glossary/entry.ts';

export interface Step {
  /** One entry, or all meanings of a word that the page leaves open. */
  entries: readonly CardEntry[];
  /** Scroll position (CSS px) at which the step was left. */
  scrollTop: number;
  /** The entry that was opened from this step: Back puts the focus on its button. */
  left?: string;
}

export interface Trail {
  /** At least one; the last is shown. */
  steps: readonly [Step, ...Step[]];
  /** Frightening entries whose explanation the reader has asked for. */
  revealed: ReadonlySet<string>;
  /** Entries whose longer explanation is unfolded. */
  unfolded: ReadonlySet<string>;
}

export type Move =
  | { type: 'open'; entry: CardEntry; scrollTop: number }
  | { type: 'back' }
  | { type: 'reveal'; id: string }
  | { type: 'unfold'; id: string };

export const startTrail = (entries: readonly CardEntry[]): Trail => ({
  steps: [{ entries, scrollTop: 0 }],
  revealed: new Set(),
  unfolded: new Set(),
});

export const shownStep = ({ steps }: Trail): Step => steps.at(-1) ?? steps[0];

export function walk(trail: Trail, move: Move): Trail {
  switch (move.type) {
    case 'open': {
      const [first, ...rest] = trail.steps;
      const leave = (step: Step): Step => ({ ...step, scrollTop: move.scrollTop, left: move.entry.id });
      const next: Step = { entries: [move.entry], scrollTop: 0 };
      const last = rest.pop();
      return { ...trail, steps: last ? [first, ...rest, leave(last), next] : [leave(first), next] };
    }
    case 'back': {
      const [first, ...rest] = trail.steps;
      return { ...trail, steps: [first, ...rest.slice(0, -1)] };
    }
    case 'reveal':
      return { ...trail, revealed: new Set(trail.revealed).add(move.id) };
    case 'unfold': {
      const unfolded = new Set(trail.unfolded);
      if (!unfolded.delete(move.id)) unfolded.add(move.id);
      return { ...trail, unfolded };
    }
  }
}
