/** A text the reader asked about that is not explained here, and words with a similar name: asked about, never opened. */

import { isAboutSuicide } from '../glossary/crisis.ts';
import type { CardEntry } from '../glossary/entry.ts';
import { Crisis } from './Crisis.tsx';
import { SearchIcon } from './icons.tsx';
import { t } from './text.ts';
import { topic } from './topic.ts';

export interface UnknownProps {
  /** What the reader asked about. */
  word: string;
  similar: readonly CardEntry[];
  /** The similar name of each: the reader compares letter by letter. */
  names: readonly string[];
  /** Id for the sentence that describes the dialog. */
  introId: string;
  gentle: boolean;
  onOpen(entry: CardEntry): void;
  /** Searches for the word; undefined where there is no search. */
  onSearch: (() => void) | undefined;
}

/** "Herceptin (trastuzumab)". */
const named = (term: string, name: string): string =>
  name.toLowerCase() === term.toLowerCase() ? term : t('card_similar_named', name, term);

export function Unknown({ word, similar, names, introId, gentle, onOpen, onSearch }: UnknownProps) {
  return (
    <>
      {isAboutSuicide(word) && <Crisis />}
      <p id={introId} class="plain">
        {t('card_unknown', word)}
      </p>
      {similar.length > 0 && (
        <section class="related">
          <h3>{t('card_similar')}</h3>
          <p class="soft">{t('card_similar_note')}</p>
          <ul>
            {similar.map((entry, i) => (
              <li key={entry.id}>
                <button type="button" class="word" data-entry={entry.id} onClick={() => onOpen(entry)}>
                  {gentle && entry.sensitive
                    ? t('card_related_sensitive', topic(entry.kind))
                    : named(entry.term, names[i] ?? entry.term)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {onSearch && (
        <button type="button" class="quiet" onClick={onSearch}>
          <SearchIcon />
          {t('card_unknown_search')}
        </button>
      )}
    </>
  );
}
