/** The reading view: a bar that stays, and below it the article or, where there is none, a sentence that helps. */
import { useEffect } from 'preact/hooks';
import { type MessageKey, t } from '../../components/text.ts';
import type { WordLine } from '../../components/word-line.ts';
import type { Tables } from '../../glossary/tables.ts';
import type { Settings } from '../../settings/schema.ts';
import { ArticleView } from './ArticleView.tsx';
import { Controls } from './Controls.tsx';
import type { Entries } from './entries.ts';
import type { Article } from './extract.ts';
import type { Trouble } from './source.ts';

/** `null` while the article is on its way. */
export type Shown = { article: Article } | { trouble: Trouble } | null;

export interface ReadingProps {
  shown: Shown;
  settings: Settings;
  hidden: readonly number[];
  /** The last choice could not be kept. */
  failed: boolean;
  tables: Tables;
  entries: Entries;
  line: WordLine | null;
  change(settings: Partial<Settings>): void;
  onRetry(): void;
  /** Brings the page that the article is from to the front. */
  onSource(): void;
  /** Opens the side panel. */
  onPanel(): void;
}

const TROUBLE: Record<Trouble, MessageKey> = {
  gone: 'reading_gone',
  private: 'reading_private',
  blocked: 'reading_blocked',
  'too-long': 'reading_too_long',
  'no-article': 'reading_no_article',
};

export function Reading(props: ReadingProps) {
  const { shown, settings, hidden, failed, tables, entries, line, change, onSource } = props;
  const { lineSpacing } = settings;
  useEffect(() => {
    document.documentElement.style.setProperty('--line-spacing', String(lineSpacing / 100));
  }, [lineSpacing]);

  return (
    <div class="page reading">
      <header class="bar">
        <p class="bar-name">
          <img src="/icon.svg" width="28" height="28" alt="" />
          {t('app_name')}
        </p>
        <div class="bar-buttons">
          <Controls settings={settings} change={change} />
          {shown && 'article' in shown && (
            <button type="button" class="button" onClick={() => window.print()}>
              {t('reading_print')}
            </button>
          )}
        </div>
      </header>
      <p class="alarm" role="alert">
        {failed && t('popup_failed')}
      </p>
      <main aria-busy={shown === null}>
        {shown === null && (
          <p class="reading-status" role="status">
            {t('card_loading')}
          </p>
        )}
        {shown && 'trouble' in shown && <Sorry {...props} trouble={shown.trouble} />}
        {shown && 'article' in shown && (
          <ArticleView
            article={shown.article}
            settings={settings}
            hidden={hidden}
            tables={tables}
            entries={entries}
            line={line}
            onSource={onSource}
          />
        )}
      </main>
    </div>
  );
}

/** Says why there is nothing to read, and what to do instead. */
function Sorry({ trouble, onRetry, onSource, onPanel }: ReadingProps & { trouble: Trouble }) {
  const hasPage = trouble !== 'gone' && trouble !== 'private';
  return (
    <section class="sorry">
      <h1>{t('reading_sorry')}</h1>
      <p>{t(TROUBLE[trouble])}</p>
      {hasPage && <p>{t('reading_panel_hint')}</p>}
      <p class="sorry-buttons">
        {hasPage && (
          <button type="button" class="button button-solid" onClick={onPanel}>
            {t('reading_panel')}
          </button>
        )}
        {hasPage && (
          <button type="button" class="button" onClick={onSource}>
            {t('reading_to_page')}
          </button>
        )}
        {trouble !== 'private' && (
          <button type="button" class="button" onClick={onRetry}>
            {t('card_retry')}
          </button>
        )}
      </p>
    </section>
  );
}
