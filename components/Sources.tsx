/** Where an explanation comes from: the documents that explain the word or, without one, what it was checked against. */
import type { CardEntry } from '../glossary/entry.ts';
import { t } from './text.ts';

export function Sources({ sources: { documents, checked } }: { sources: CardEntry['sources'] }) {
  const text =
    documents.length > 0 ? t('card_from', documents.join('; ')) : t('card_checked', checked.join('; '));
  return <p class="sources">{text}</p>;
}
