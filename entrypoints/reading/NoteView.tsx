/**
 * The explanation of a word beside or below its paragraph: in short, and opened in full. A frightening word shows what it
 * is about first, in gentle mode; what is urgent is always there. No headings: the article's sections are its own.
 */
import { useState } from 'preact/hooks';
import { UnfoldIcon } from '../../components/icons.tsx';
import { ListenButton } from '../../components/ListenButton.tsx';
import { Say } from '../../components/Say.tsx';
import { Sources } from '../../components/Sources.tsx';
import type { ChosenVoice } from '../../components/speech.ts';
import { t } from '../../components/text.ts';
import { topic } from '../../components/topic.ts';
import { Urgent } from '../../components/Urgent.tsx';
import type { CardEntry } from '../../glossary/entry.ts';
import type { Note } from './notes.ts';
import { SaveButton, type SaveButtonProps } from './SaveButton.tsx';

export interface NoteViewProps {
  note: Note;
  /** Empty while they are on their way. */
  entries: readonly CardEntry[];
  isOpen: boolean;
  isGated(entry: CardEntry): boolean;
  voice: ChosenVoice;
  /** Null in a private window, where nothing is kept. */
  line: SaveButtonProps['line'] | null;
  onReveal(entry: CardEntry): void;
  onToggle(): void;
  /** Back to where the word stands in the text. */
  onBack(): void;
}

export function NoteView(props: NoteViewProps) {
  const { note, entries, isOpen, isGated, voice, line, onReveal, onToggle, onBack } = props;
  const isOne = entries.length === 1;
  // What stands in the text is no secret.
  const name = isOne && !isGated(entries[0]!) ? entries[0]!.term : note.word;
  return (
    <div
      id={note.id}
      class="note"
      role="note"
      tabIndex={-1}
      aria-labelledby={`${note.id}-name`}
      data-open={isOpen}
      onKeyDown={({ key }) => key === 'Escape' && onBack()}
    >
      <p class="note-head">
        <button
          type="button"
          id={`${note.id}-name`}
          class="note-name"
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {name}
          <UnfoldIcon open={isOpen} />
        </button>
      </p>
      {entries.length > 1 && <p class="note-soft">{t('card_meanings', note.word)}</p>}
      {entries.map((entry) => (
        <Meaning
          key={entry.id}
          entry={entry}
          isNamed={!isOne}
          isOpen={isOpen}
          isGated={isGated(entry)}
          voice={voice}
          line={line}
          onReveal={() => onReveal(entry)}
        />
      ))}
      {isOpen && (
        <p>
          <button type="button" class="note-button" onClick={onBack}>
            {t('reading_back')}
          </button>
        </p>
      )}
    </div>
  );
}

interface MeaningProps {
  entry: CardEntry;
  /** One of several: with a name of its own. */
  isNamed: boolean;
  isOpen: boolean;
  isGated: boolean;
  voice: ChosenVoice;
  /** Null in a private window, where nothing is kept. */
  line: SaveButtonProps['line'] | null;
  onReveal(): void;
}

function Meaning({ entry, isNamed, isOpen, isGated, voice, line, onReveal }: MeaningProps) {
  const urgent = entry.urgent && <Urgent text={entry.urgent} hasHeading={false} />;
  if (isGated) {
    return (
      <div class="note-meaning">
        <p class="note-topic">{topic(entry.kind)}</p>
        {isOpen && <p class="note-soft">{t('card_gentle_note')}</p>}
        {urgent}
        <button type="button" class="note-button" onClick={onReveal}>
          {t('card_gentle_show')}
        </button>
      </div>
    );
  }
  return (
    <div class="note-meaning">
      {isNamed && <p class="note-topic">{entry.term}</p>}
      {isOpen && (
        <p class="note-saying">
          {entry.say && <Say say={entry.say} />}
          <ListenButton
            texts={[entry.term, entry.plain, ...(entry.urgent ? [entry.urgent] : [])]}
            voice={voice}
          />
        </p>
      )}
      <p class="note-plain">{entry.plain}</p>
      {urgent}
      {isOpen && <Details entry={entry} line={line} />}
    </div>
  );
}

function Details({ entry, line }: Pick<MeaningProps, 'entry' | 'line'>) {
  return (
    <>
      {entry.more && <p class="note-more">{entry.more}</p>}
      {entry.ask && (
        <p class="note-more">
          <span class="note-topic">{t('card_ask')}: </span>
          {entry.ask}
        </p>
      )}
      <div class="note-more">
        <Sources sources={entry.sources} />
      </div>
      {line && (
        <p class="note-buttons note-more">
          <SaveButton id={entry.id} line={line} />
        </p>
      )}
    </>
  );
}

/** In the place of notes that could not be fetched. */
export function NotesFailed({ onRetry }: { onRetry(): void }) {
  const [isRetrying, setRetrying] = useState(false);
  const retry = () => {
    setRetrying(true);
    onRetry();
  };
  return (
    <p class="reading-status" role="alert">
      {t('reading_notes_failed')}{' '}
      <button type="button" class="button" aria-disabled={isRetrying} onClick={retry}>
        {t('card_retry')}
      </button>
    </p>
  );
}
