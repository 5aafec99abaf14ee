/** The words the reader knows: they are no longer underlined, until they are taken out here. */
import { t } from '../../components/text.ts';

export interface KnownSectionProps {
  known: { id: string; term: string }[];
  forget(id: string): void;
}

export const KnownSection = ({ known, forget }: KnownSectionProps) => (
  <section>
    <h2>{t('options_known')}</h2>
    <p class="options-note">{t('options_known_hint')}</p>
    <div class="panel">
      {known.length === 0 ? (
        <p class="list-empty">{t('options_known_none')}</p>
      ) : (
        <ul class="list">
          {known.map(({ id, term }) => (
            <li key={id} class="list-row">
              <span class="list-name">{term}</span>
              <button
                type="button"
                class="list-remove"
                aria-label={t('options_forget_named', term)}
                onClick={() => forget(id)}
              >
                {t('options_forget')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  </section>
);
