/** Asked once: whether saved words keep the title of their page. Until it is answered, they do not. */
import { useId } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import type { Settings } from '../../../settings/schema.ts';

export function TitlesQuestion({ onAnswer }: { onAnswer(answer: Settings['pageTitles']): void }) {
  const id = useId();
  return (
    <section class="own-question" aria-labelledby={id}>
      <p id={id} class="own-question-text">
        {t('own_titles')}
      </p>
      <p class="own-hint">{t('own_titles_hint')}</p>
      <div class="own-buttons">
        <button type="button" class="button" onClick={() => onAnswer('keep')}>
          {t('own_titles_keep')}
        </button>
        <button type="button" class="button" onClick={() => onAnswer('never')}>
          {t('own_titles_never')}
        </button>
      </div>
    </section>
  );
}
