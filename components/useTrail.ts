/** The trail of the card as a hook: where the reader is, how to move, and where scroll and focus go after a move. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CardEntry } from '../glossary/entry.ts';
import { type Move, shownStep, startTrail, type Trail, walk } from './trail.ts';

/** The dialog's parts that can scroll: what stands below the heading or, where there is little height, all of it. */
const scrollers = (dialog: HTMLElement | null) =>
  dialog ? [dialog, ...dialog.querySelectorAll<HTMLElement>('.scroll')] : [];

/** How far the reader has scrolled in the dialog, CSS px. */
export const scrolled = (dialog: HTMLElement | null): number =>
  Math.max(0, ...scrollers(dialog).map(({ scrollTop }) => scrollTop));

/** A new array of entries is a new word: it starts a new trail, in the same dialog and without a flicker. */
export function useTrail(
  dialog: RefObject<HTMLDivElement | null>,
  entries: readonly CardEntry[],
): [Trail, (move: Move) => void] {
  const [held, hold] = useState(() => ({ entries, trail: startTrail(entries) }));
  const trail = held.entries === entries ? held.trail : startTrail(entries);
  /** Whether the focus was in the dialog when the reader moved: the pressed button may be gone by the next layout. */
  const movedFocus = useRef(false);

  const move = (step: Move) => {
    const focused = (dialog.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement;
    movedFocus.current = step.type !== 'unfold' && dialog.current?.contains(focused ?? null) === true;
    hold({ entries, trail: walk(trail, step) });
  };

  const step = shownStep(trail);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a ref never changes
  useLayoutEffect(() => {
    for (const scroller of scrollers(dialog.current)) scroller.scrollTop = step.scrollTop;
  }, [step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after a step, and after the gate was opened
  useLayoutEffect(() => {
    if (!movedFocus.current) return;
    movedFocus.current = false;
    const button = step.left && dialog.current?.querySelector(`[data-entry="${CSS.escape(step.left)}"]`);
    const target = button || dialog.current?.querySelector('h2');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, [step, trail.revealed]);

  return [trail, move];
}
