/** What a reader can do with the word: know it, save it, or have no words explained on this site. Each can be undone. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Marks } from '../highlight/card-port.ts';
import { KnowIcon, SaveIcon, TurnOffIcon, UndoIcon } from './icons.tsx';
import { type MessageKey, t } from './text.ts';

export interface WordMenuProps {
  /** Id of the entry shown; undefined while there is none, or more than one. */
  id: string | undefined;
  /** What the reader has said about a word. May reject. */
  fetchMarks(id: string): Promise<Marks>;
  /** Rejects when it could not be stored. */
  onMark(id: string, mark: Partial<Marks>): Promise<void>;
  /** Absent where there is no site to turn off. */
  onTurnOff?: (() => void) | undefined;
}

const NONE: Marks = { known: false, saved: false };

export function WordMenu({ id, fetchMarks, onMark, onTurnOff }: WordMenuProps) {
  const [{ known, saved }, setMarks] = useState(NONE);
  const [said, say] = useState<MessageKey | null>(null);
  useEffect(() => {
    let isHere = true;
    setMarks(NONE);
    say(null);
    if (id !== undefined) {
      fetchMarks(id).then(
        (marks) => isHere && setMarks(marks),
        () => {},
      );
    }
    return () => {
      isHere = false;
    };
  }, [id, fetchMarks]);

  /** Shown at once, and taken back if it could not be stored. */
  const mark = async (name: keyof Marks, value: boolean, done: MessageKey) => {
    if (id === undefined) return;
    const set = (value: boolean) => setMarks((marks) => ({ ...marks, [name]: value }));
    set(value);
    say(done);
    try {
      await onMark(id, { [name]: value });
    } catch {
      set(!value);
      say('card_mark_failed');
    }
  };
  return (
    <>
      <ul class="menu">
        {id !== undefined && (
          <>
            <Action
              icon={known ? <UndoIcon /> : <KnowIcon />}
              text={known ? 'card_know_undo' : 'card_know'}
              onClick={() => void mark('known', !known, known ? 'card_known_not' : 'card_known')}
            />
            <Action
              icon={<SaveIcon saved={saved} />}
              text={saved ? 'card_save_undo' : 'card_save'}
              onClick={() => void mark('saved', !saved, saved ? 'card_saved_not' : 'card_saved')}
            />
          </>
        )}
        {onTurnOff && <Action icon={<TurnOffIcon />} text="card_turn_off" onClick={onTurnOff} />}
      </ul>
      {id !== undefined && (
        <p class="said" role="status">
          {said && t(said)}
        </p>
      )}
    </>
  );
}

function Action({ icon, text, onClick }: { icon: ComponentChildren; text: MessageKey; onClick(): void }) {
  return (
    <li>
      <button type="button" class="quiet" onClick={onClick}>
        {icon}
        {t(text)}
      </button>
    </li>
  );
}
