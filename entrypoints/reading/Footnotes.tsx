/** On paper, the explanations as notes with the numbers that stand behind the words. On a screen they are in the margin. */
import { t } from '../../components/text.ts';
import { topic } from '../../components/topic.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import type { Note } from './notes.ts';

export interface FootnotesProps {
  notes: readonly Note[];
  entriesOf(note: Note): readonly CardEntry[];
  isGated(entry: CardEntry): boolean;
}

export function Footnotes({ notes, entriesOf, isGated }: FootnotesProps) {
  const byNumber = new Map(notes.toReversed().map((note) => [note.number, note]));
  const inOrder = [...byNumber.values()].sort((a, b) => a.number - b.number);
  if (inOrder.length === 0) return null;
  return (
    <section class="footnotes">
      <h2>{t('reading_footnotes')}</h2>
      <ol>
        {inOrder.map((note) => (
          <li key={note.number} value={note.number}>
            {entriesOf(note).map((entry) => (
              <Footnote key={entry.id} entry={entry} word={note.word} isGated={isGated(entry)} />
            ))}
          </li>
        ))}
      </ol>
      <p class="footnotes-end">{t('welcome_medical')}</p>
    </section>
  );
}

function Footnote({ entry, word, isGated }: { entry: CardEntry; word: string; isGated: boolean }) {
  const { documents, checked } = entry.sources;
  const from =
    documents.length > 0 ? t('card_from', documents.join('; ')) : t('card_checked', checked.join('; '));
  return (
    <p>
      <b>{isGated ? word : entry.term}</b>{' '}
      {isGated ? t('reading_print_gentle', topic(entry.kind)) : entry.plain}
      {entry.urgent && <b class="footnote-urgent"> {entry.urgent}</b>}
      {!isGated && <span class="footnote-from"> {from}</span>}
    </p>
  );
}
