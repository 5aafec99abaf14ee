/** The results of a search: help in a crisis, what fits, and what was perhaps meant, in the order of how well it fits. */
import { useId } from 'preact/hooks';
import { Crisis } from '../../../components/Crisis.tsx';
import { t } from '../../../components/text.ts';
import type { CardEntry } from '../../../glossary/entry.ts';
import type { Found, Hit } from '../../../glossary/search.ts';
import { Results } from './Results.tsx';

export interface FoundWordsProps {
  query: string;
  found: Found;
  entries: readonly CardEntry[];
  gentle: boolean;
  onOpen(entry: CardEntry): void;
}

export function FoundWords({ query, found, ...list }: FoundWordsProps) {
  const { hits, similar, similarFirst, crisis } = found;
  const sections = [
    similar.length > 0 && (
      <Similar key="similar" query={query} hits={similar} isFirst={similarFirst} {...list} />
    ),
    hits.length > 0 && <Hits key="hits" hits={hits} isFirst={!similarFirst} {...list} />,
  ];
  return (
    <>
      {crisis && <Crisis />}
      {similarFirst ? sections : sections.reverse()}
      {hits.length + similar.length === 0 && !crisis && <Nothing query={query} />}
    </>
  );
}

type SectionProps = Omit<FoundWordsProps, 'found' | 'query'> & { hits: readonly Hit[]; isFirst: boolean };

function Hits({ isFirst, ...list }: SectionProps) {
  const heading = useId();
  return (
    <section class="search-section">
      <h2 id={heading} class={isFirst ? 'out-of-sight' : 'search-heading'}>
        {t(isFirst ? 'search_results' : 'search_others')}
      </h2>
      <Results labelledBy={heading} {...list} />
    </section>
  );
}

function Similar({ query, isFirst, ...list }: SectionProps & { query: string }) {
  const heading = useId();
  return (
    <section class="search-section">
      {isFirst && <p class="search-text">{t('search_none', query)}</p>}
      <h2 id={heading} class="search-heading">
        {t('card_similar')}
      </h2>
      <p class="search-text soft">{t('card_similar_note')}</p>
      <Results labelledBy={heading} {...list} />
    </section>
  );
}

function Nothing({ query }: { query: string }) {
  return (
    <div class="search-nothing">
      <p class="search-text">{t('search_none', query)}</p>
      <ul class="search-tips">
        <li>{t('search_tip_short')}</li>
        <li>{t('search_tip_sound')}</li>
        <li>{t('search_tip_ask')}</li>
      </ul>
    </div>
  );
}
