/** The words of the page with their one-sentence explanations, each word a button that opens its whole entry. */
import { useId } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import { topic } from '../../../components/topic.ts';
import { byKind, firstSentence, type PageWord } from './list.ts';

export interface WordListProps {
  words: readonly PageWord[];
  order: 'page' | 'kind';
  /** Words that can frighten show their topic only. */
  isGated(word: PageWord): boolean;
  onOpen(word: PageWord): void;
}

export function WordList({ words, order, isGated, onOpen }: WordListProps) {
  const id = useId();
  const list = (words: readonly PageWord[], heading?: string) => (
    <ul class="word-list" aria-labelledby={heading}>
      {words.map((word) => (
        <Row
          key={word.index}
          id={`${id}-${word.index}`}
          word={word}
          isGated={isGated(word)}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
  if (order === 'page') return list(words);
  return (
    <>
      {byKind(words).map(({ kind, words }) => (
        <section key={kind} class="word-kind">
          <h3 id={`${id}-${kind}`}>{t('panel_kind', topic(kind), String(words.length))}</h3>
          {list(words, `${id}-${kind}`)}
        </section>
      ))}
    </>
  );
}

interface RowProps {
  id: string;
  word: PageWord;
  isGated: boolean;
  onOpen(word: PageWord): void;
}

/** The button is the word alone; the rest describes it, so that a screen reader can go through the words quickly. */
function Row({ id, word, isGated, onOpen }: RowProps) {
  const { entry, places, isOpen } = word;
  return (
    <li class="word-item">
      <button
        type="button"
        class="word-row-term"
        data-entry={entry.id}
        aria-describedby={id}
        onClick={() => onOpen(word)}
      >
        {isGated ? t('card_related_sensitive', topic(entry.kind)) : entry.term}
      </button>
      <div id={id} class="word-row-more">
        {!isGated && <span class="word-row-plain">{firstSentence(entry.plain)}</span>}
        {isOpen && <span class="word-row-note">{t('panel_maybe')}</span>}
        {places.length > 1 && <span class="word-row-note">{t('panel_count', String(places.length))}</span>}
      </div>
    </li>
  );
}
