/** The reader's note with a word: it is kept while it is written, and says so. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import { LONGEST_NOTE } from '../../../settings/schema.ts';
import { createNoteDraft, type NoteDraft, type NoteState } from './note-draft.ts';

export interface NoteFieldProps {
  /** What the word is called. */
  name: string;
  note: string;
  /** The reader has just asked for it: it takes the focus when it comes. */
  isAskedFor: boolean;
  /** Rejects when it could not be stored. */
  keep(note: string): Promise<void>;
  /** Stands below the field, beside what it says. */
  children: ComponentChildren;
}

/** From so many characters on it says how many are left. */
const NEARLY_FULL = LONGEST_NOTE - 200;

/** Characters in a line of a narrow panel, for browsers in which a field does not grow by itself. */
const IN_A_LINE = 30;
const ROWS = { least: 2, most: 12 };

const rowsOf = (text: string): number => {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / IN_A_LINE), 0);
  return Math.min(ROWS.most, Math.max(ROWS.least, lines));
};

export function NoteField({ name, note, isAskedFor, keep, children }: NoteFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement | null>(null);
  const [, redraw] = useState<NoteState | null>(null);
  const keeping = useRef(keep);
  keeping.current = keep;
  const held = useRef<NoteDraft | null>(null);
  held.current ??= createNoteDraft(note, (text) => keeping.current(text), redraw);
  const draft = held.current;

  useEffect(() => draft.follow(note), [draft, note]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it comes, never later.
  useEffect(() => {
    if (isAskedFor) field.current?.focus();
  }, []);
  useEffect(() => {
    const leave = () => void draft.flush();
    // The panel is closed, or another window comes before it.
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [draft]);

  const state = draft.state();
  return (
    <div class="note">
      <label for={id} class="note-label">
        {t('own_note')}
      </label>
      <textarea
        ref={field}
        id={id}
        class="note-text"
        aria-label={t('own_note_on', name)}
        aria-describedby={`${id}-status`}
        rows={rowsOf(state.text)}
        value={state.text}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => void draft.flush()}
      />
      <div class="own-actions">
        <p
          id={`${id}-status`}
          class={state.status === 'failed' ? 'note-status field-problem' : 'note-status'}
          role="status"
        >
          {statusText(state)}
        </p>
        {children}
      </div>
    </div>
  );
}

function statusText({ text, status, tooMany }: NoteState): string {
  if (status === 'failed') return t('own_note_failed');
  if (tooMany > 0) return t('own_note_long', String(LONGEST_NOTE), String(tooMany));
  if (text.length >= NEARLY_FULL) return t('own_note_room', String(LONGEST_NOTE - text.length));
  return status === 'kept' ? t('own_note_kept') : '';
}
