/** Saves a word to the reader's own words, or takes it out again. */
import { useEffect, useState } from 'preact/hooks';
import { SaveIcon } from '../../components/icons.tsx';
import { type MessageKey, t } from '../../components/text.ts';
import type { WordLine } from '../../components/word-line.ts';

export interface SaveButtonProps {
  id: string;
  line: Pick<WordLine, 'marks' | 'mark'>;
}

export function SaveButton({ id, line }: SaveButtonProps) {
  const [saved, setSaved] = useState(false);
  const [said, say] = useState<MessageKey | null>(null);
  useEffect(() => {
    let isHere = true;
    line.marks(id).then(
      (marks) => isHere && setSaved(marks.saved),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [id, line]);

  /** Shown at once, and taken back if it could not be stored. */
  const toggle = async () => {
    const next = !saved;
    setSaved(next);
    say(next ? 'card_saved' : 'card_saved_not');
    try {
      await line.mark(id, { saved: next });
    } catch {
      setSaved(!next);
      say('card_mark_failed');
    }
  };
  return (
    <>
      <button type="button" class="note-button" onClick={() => void toggle()}>
        <SaveIcon saved={saved} />
        {t(saved ? 'card_save_undo' : 'card_save')}
      </button>
      <span class="note-soft" role="status">
        {said && t(said)}
      </span>
    </>
  );
}
