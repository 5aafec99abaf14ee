/**
 * A note while it is being written: kept when the reader pauses, and at once when they leave it. What is typed is never
 * overwritten by what is stored, and a write that failed is tried again with the next word or when the reader leaves.
 */
import { LONGEST_NOTE } from '../../../settings/schema.ts';

/** A pause that long keeps what was written, ms. */
const PAUSE = 500;

export interface NoteState {
  text: string;
  status: 'still' | 'typing' | 'kept' | 'failed';
  /** How many characters are too many; they are not kept. */
  tooMany: number;
}

export interface NoteDraft {
  state(): NoteState;
  type(text: string): void;
  /** What is stored now, also when another window wrote it. */
  follow(stored: string): void;
  /** Keeps what was written, without waiting for a pause. */
  flush(): Promise<void>;
}

/** The part of a text that is kept: without half a character at the end. */
export const keepable = (text: string): string => text.slice(0, LONGEST_NOTE).replace(/[\ud800-\udbff]$/, '');

/** `keep` rejects when the note could not be stored. */
export function createNoteDraft(
  stored: string,
  keep: (note: string) => Promise<void>,
  show: (state: NoteState) => void,
): NoteDraft {
  let text = stored;
  /** As the background has it, as far as we know. */
  let there = stored;
  let status: NoteState['status'] = 'still';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const state = (): NoteState => ({ text, status, tooMany: Math.max(0, text.length - LONGEST_NOTE) });
  const isDirty = () => keepable(text) !== there;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (!isDirty()) return;
    const note = keepable(text);
    const before = there;
    there = note;
    try {
      await keep(note);
      // More may have been typed meanwhile.
      if (!isDirty()) status = 'kept';
    } catch {
      there = before;
      status = 'failed';
    }
    show(state());
  }

  return {
    state,
    type(typed) {
      text = typed;
      status = 'typing';
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), PAUSE);
      show(state());
    },
    follow(stored) {
      // Empty lines alone are stored as no note at all: they stay while the reader is at it.
      if (isDirty() || stored.trim() === text.trim()) return;
      if (stored === there) return;
      text = there = stored;
      status = 'still';
      show(state());
    },
    flush,
  };
}
