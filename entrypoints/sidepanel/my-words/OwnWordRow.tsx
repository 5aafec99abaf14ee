/** One of the reader's own words: what it means, when and where it was saved, the note, and how to move and remove it. */
import { memo } from 'preact/compat';
import { useState } from 'preact/hooks';
import { DownIcon, RemoveIcon, UpIcon } from '../../../components/icons.tsx';
import { t } from '../../../components/text.ts';
import { topic } from '../../../components/topic.ts';
import { firstSentence } from '../page-words/list.ts';
import type { MyWords, Step } from './my-words.ts';
import { NoteField } from './NoteField.tsx';
import { nameOf, type OwnWord } from './own-list.ts';

export interface OwnWordRowProps {
  word: OwnWord;
  /** Gentle mode names its topic only. */
  isGated: boolean;
  /** False in a private window, where nothing is kept. */
  canChange: boolean;
  canMove: boolean;
  isFirst: boolean;
  isLast: boolean;
  actions: MyWords;
  onOpen(word: OwnWord): void;
}

/** What the reader sees as the word's name. */
export const shownName = (word: OwnWord, isGated: boolean): string =>
  isGated && word.entry ? t('card_related_sensitive', topic(word.entry.kind)) : nameOf(word);

const KEYS: Record<string, readonly [near: Step, far: Step]> = {
  ArrowUp: ['up', 'first'],
  ArrowDown: ['down', 'last'],
};

export const OwnWordRow = memo((props: OwnWordRowProps) => {
  const { word, isGated, canChange, canMove, isFirst, isLast, actions, onOpen } = props;
  const { id, saved, entry } = word;
  const [isWriting, setWriting] = useState(false);
  const name = shownName(word, isGated);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = KEYS[event.key];
    // In a field these keys move the caret.
    if (!canMove || !steps || !event.altKey || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    void actions.move(id, steps[event.shiftKey ? 1 : 0]);
  };
  const hasField = saved.note !== undefined || isWriting;
  const buttons = (
    <div class="own-buttons-end">
      {canMove && (
        <>
          <MoveButton step="up" name={name} can={!isFirst} onMove={() => actions.move(id, 'up')} />
          <MoveButton step="down" name={name} can={!isLast} onMove={() => actions.move(id, 'down')} />
        </>
      )}
      <button
        type="button"
        class="own-action"
        aria-label={t('own_remove', name)}
        title={t('options_remove')}
        onClick={() => void actions.remove(word)}
      >
        <RemoveIcon />
      </button>
    </div>
  );
  return (
    <li class="own-word" data-word={id} onKeyDown={onKeyDown}>
      {entry ? (
        <button type="button" data-entry={id} class="word-row" onClick={() => onOpen(word)}>
          <span class="word-row-term">{name}</span>
          {!isGated && <span class="word-row-plain">{firstSentence(entry.plain)}</span>}
        </button>
      ) : (
        <p class="word-row own-gone">
          <span class="word-row-term">{name}</span>
          <span class="word-row-plain">{t('own_gone')}</span>
        </p>
      )}
      <p class="own-when">{whenText(word)}</p>
      {!canChange && saved.note !== undefined && <p class="own-note">{saved.note}</p>}
      {canChange && hasField && (
        <NoteField
          name={name}
          note={saved.note ?? ''}
          isAskedFor={isWriting && saved.note === undefined}
          keep={(note) => {
            // A note that becomes empty does not take the field away from under the reader.
            setWriting(true);
            return actions.note(id, note);
          }}
        >
          {buttons}
        </NoteField>
      )}
      {canChange && !hasField && (
        <div class="own-actions">
          <button
            type="button"
            class="own-action own-action-text"
            aria-label={t('own_note_add_named', name)}
            onClick={() => setWriting(true)}
          >
            {t('own_note_add')}
          </button>
          {buttons}
        </div>
      )}
    </li>
  );
});

interface MoveButtonProps {
  step: 'up' | 'down';
  name: string;
  can: boolean;
  onMove(): void;
}

/** It keeps its place in the tab order where it can go no further, so that the focus is not lost. */
const MoveButton = ({ step, name, can, onMove }: MoveButtonProps) => (
  <button
    type="button"
    class="own-action"
    data-move={step}
    aria-label={t(step === 'up' ? 'own_up_named' : 'own_down_named', name)}
    title={t(step === 'up' ? 'own_up' : 'own_down')}
    aria-disabled={!can}
    onClick={onMove}
  >
    {step === 'up' ? <UpIcon /> : <DownIcon />}
  </button>
);

let dates: Intl.DateTimeFormat | undefined;

function whenText({ saved: { at, page } }: OwnWord): string {
  dates ??= new Intl.DateTimeFormat(t('card_language'), { dateStyle: 'medium' });
  const date = dates.format(at);
  return page === undefined ? t('own_when', date) : t('own_when_page', date, page);
}
