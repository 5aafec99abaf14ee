/** Words with their one-sentence explanations, each a button that opens the whole entry. */
import { t } from '../../../components/text.ts';
import { topic } from '../../../components/topic.ts';
import type { CardEntry } from '../../../glossary/entry.ts';

export interface WordListProps {
  words: readonly CardEntry[];
  gentle: boolean;
  onOpen(entry: CardEntry): void;
}

/** The first sentence of an explanation. */
export const firstSentence = (plain: string): string => /^.*?[.!?]["”)]*(?=\s|$)/su.exec(plain)?.[0] ?? plain;

export function WordList({ words, gentle, onOpen }: WordListProps) {
  return (
    <ul class="word-list">
      {words.map((entry) => {
        const isGated = gentle && entry.sensitive === true;
        return (
          <li key={entry.id}>
            <button type="button" data-entry={entry.id} class="word-row" onClick={() => onOpen(entry)}>
              <span class="word-row-term">
                {isGated ? t('card_related_sensitive', topic(entry.kind)) : entry.term}
              </span>
              {!isGated && <span class="word-row-plain">{firstSentence(entry.plain)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
