/** The article on the page: its title, where it was read, its text with the notes, and the footnotes for paper. */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../components/text.ts';
import type { WordLine } from '../../components/word-line.ts';
import type { Tables } from '../../glossary/tables.ts';
import { isEnglish } from '../../highlight/reading.ts';
import type { Settings } from '../../settings/schema.ts';
import { FILES } from '../../settings/site.ts';
import type { Entries } from './entries.ts';
import { type Explained, type ExplainedChoices, type ExplainedState, explainArticle } from './explained.tsx';
import type { Article } from './extract.ts';
import { Footnotes } from './Footnotes.tsx';
import { NotesFailed } from './NoteView.tsx';

export interface ArticleViewProps {
  article: Article;
  settings: Settings;
  /** Entries that are not explained, by index. */
  hidden: readonly number[];
  tables: Tables;
  entries: Entries;
  line: WordLine | null;
  /** Brings the page that the article is from to the front. */
  onSource(): void;
}

const choicesOf = (settings: Settings, hidden: readonly number[]): ExplainedChoices => ({
  density: settings.density,
  strength: settings.strength,
  gentle: settings.gentle,
  voice: { uri: settings.voice, rate: settings.voiceRate },
  hidden,
});

export function ArticleView({
  article,
  settings,
  hidden,
  tables,
  entries,
  line,
  onSource,
}: ArticleViewProps) {
  const root = useRef<HTMLElement | null>(null);
  const about = useRef<HTMLElement | null>(null);
  const running = useRef<Explained | null>(null);
  const [state, show] = useState<ExplainedState | null>(null);
  /** How many different words are explained; null until all are. Told once, not each time that some more are. */
  const words = useRef<number | null>(null);
  if (state?.isWhole) words.current = new Set(state.notes.map(({ number }) => number)).size;

  // biome-ignore lint/correctness/useExhaustiveDependencies: choices are followed below, without a new start.
  useEffect(() => {
    const stop = new AbortController();
    const heading = document.createElement('h1');
    heading.textContent = article.title;
    about.current = document.createElement('div');
    about.current.className = 'article-about';
    about.current.dataset.plainword = 'off';
    root.current!.replaceChildren(heading, about.current, article.body);
    const first = choicesOf(settings, hidden);
    running.current = explainArticle(root.current!, first, {
      tables,
      entries,
      line,
      show,
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [article]);

  useEffect(() => running.current?.choose(choicesOf(settings, hidden)), [settings, hidden]);

  useEffect(() => {
    const text = wordsText(article, words.current);
    if (about.current) render(<About article={article} words={text} onSource={onSource} />, about.current);
  });

  return (
    <>
      {state?.failed && <NotesFailed onRetry={() => running.current?.retry()} />}
      <article ref={root} class="article" lang={article.lang} dir={article.dir} />
      {state && <Footnotes {...state} />}
    </>
  );
}

function wordsText({ lang }: Article, words: number | null): string {
  if (words === 1) return t('reading_words_one');
  if (words) return t('reading_words_many', String(words));
  if (!isEnglish(lang)) return t('reading_language');
  return words === null ? t('popup_words_looking') : t('reading_words_none');
}

interface AboutProps {
  article: Article;
  words: string;
  onSource(): void;
}

function About({ article: { byline, siteName, site, url }, words, onSource }: AboutProps) {
  const place = site === FILES ? t('popup_site_files') : site;
  return (
    <div lang={t('card_language')} dir={t('card_direction') === 'rtl' ? 'rtl' : 'ltr'}>
      {(byline || siteName) && <p>{[siteName, byline].filter(Boolean).join(' · ')}</p>}
      <p>
        <button type="button" class="link" onClick={onSource}>
          {site === FILES ? t('reading_source_file') : t('reading_source', place)}
        </button>
        <span class="article-words" role="status">
          {words}
        </span>
      </p>
      <p class="on-paper">{url}</p>
    </div>
  );
}
