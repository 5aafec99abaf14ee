/** Related words, each a button that opens it in the same card. In gentle mode a frightening one shows its topic. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CardEntry } from '../glossary/entry.ts';
import { t } from './text.ts';
import { topic } from './topic.ts';

export interface RelatedWordsProps {
  words: CardEntry['see'];
  gentle: boolean;
  /** May reject; null when there is no such entry. */
  fetchEntry(id: string): Promise<CardEntry | null>;
  onOpen(entry: CardEntry): void;
}

export function RelatedWords({ words, gentle, fetchEntry, onOpen }: RelatedWordsProps) {
  const heading = useId();
  const [failed, setFailed] = useState(false);
  /** The word asked for last: an answer that comes after another press, or after we are gone, opens nothing. */
  const wanted = useRef<string | null>(null);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );

  const open = async (id: string) => {
    wanted.current = id;
    setFailed(false);
    const entry = await fetchEntry(id).catch(() => null);
    if (wanted.current !== id) return;
    if (entry) onOpen(entry);
    else setFailed(true);
  };

  return (
    <section class="related">
      <h3 id={heading}>{t('card_related')}</h3>
      <ul aria-labelledby={heading}>
        {words.map(({ id, term, kind, sensitive }) => (
          <li key={id}>
            <button type="button" class="word" data-entry={id} onClick={() => void open(id)}>
              {gentle && sensitive ? t('card_related_sensitive', topic(kind)) : term}
            </button>
          </li>
        ))}
      </ul>
      <p class="soft" role="status">
        {failed && t('card_related_failed')}
      </p>
    </section>
  );
}
