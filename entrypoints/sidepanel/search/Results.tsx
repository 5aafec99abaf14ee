/** What was found: buttons that open the whole entry, with what was found in them marked. */
import { useMemo } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import { topic } from '../../../components/topic.ts';
import type { CardEntry } from '../../../glossary/entry.ts';
import type { Hit } from '../../../glossary/search.ts';
import { nameKey } from '../../../glossary/search-words.ts';
import { firstSentence } from '../page-words/list.ts';
import { Marked, marksOf } from './Marked.tsx';

export interface ResultsProps {
  /** Id of the heading that names the list. */
  labelledBy: string;
  hits: readonly Hit[];
  entries: readonly CardEntry[];
  gentle: boolean;
  onOpen(entry: CardEntry): void;
}

export const Results = ({ labelledBy, hits, ...rest }: ResultsProps) => (
  <ul class="word-list" aria-labelledby={labelledBy}>
    {hits.map((hit) => (
      <Result key={hit.entry} id={`${labelledBy}-${hit.entry}`} hit={hit} {...rest} />
    ))}
  </ul>
);

interface ResultProps extends Pick<ResultsProps, 'entries' | 'gentle' | 'onOpen'> {
  id: string;
  hit: Hit;
}

/** The button is the word alone; the rest describes it, so that a screen reader can go through the words quickly. */
function Result({ id, hit, entries, gentle, onOpen }: ResultProps) {
  const { name, isExact, words, beginnings } = hit;
  const entry = entries[hit.entry]!;
  const marks = useMemo(() => marksOf(words, beginnings), [words, beginnings]);
  const isGated = gentle && entry.sensitive === true;
  return (
    <li class="word-item">
      <button
        type="button"
        class="word-row-term"
        data-entry={entry.id}
        aria-describedby={id}
        onClick={() => onOpen(entry)}
      >
        {/* A word that the reader has typed in full is no secret; its explanation is, until they ask. */}
        {isGated && !isExact ? (
          t('card_related_sensitive', topic(entry.kind))
        ) : (
          <Marked text={isGated ? name : entry.term} marks={marks} />
        )}
      </button>
      <div id={id} class="word-row-more">
        {!isGated && nameKey(name) !== nameKey(entry.term) && (
          <span class="word-row-note">
            <Marked text={t('search_also', name)} marks={marks} />
          </span>
        )}
        {!isGated && <span class="word-row-plain">{firstSentence(entry.plain)}</span>}
      </div>
    </li>
  );
}
