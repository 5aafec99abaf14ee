/** The popup's looks: the site, how many words the page holds, and the two switches. */
import { Switch } from '../../components/Switch.tsx';
import { type MessageKey, t } from '../../components/text.ts';
import { FILES } from '../../settings/site.ts';
import type { Reason } from './page.ts';
import type { Popup as Actions, State } from './popup.ts';

const CANNOT: Record<Reason, MessageKey> = {
  browser: 'popup_cannot_browser',
  blocked: 'popup_cannot_blocked',
  files: 'popup_cannot_files',
  pdf: 'popup_cannot_pdf',
};

export function Popup({ state, actions }: { state: State; actions: Actions }) {
  const { page, isOnEverywhere, isSiteChosen, failed } = state;
  if (page === null) return <main class="popup" aria-busy="true" />;

  return (
    <main class="popup">
      <h1 class="popup-name">
        <img src="/icon.svg" width="24" height="24" alt="" />
        {t('app_name')}
      </h1>
      {'site' in page ? (
        <section class="popup-page">
          <h2 class="popup-site">
            {page.site === FILES ? t('popup_site_files') : <Host name={page.site} />}
          </h2>
          <p class="popup-words" role="status">
            {wordsText(state)}
          </p>
        </section>
      ) : (
        <p class="popup-cannot">{t(CANNOT[page.cannot])}</p>
      )}
      <div class="popup-switches">
        {'site' in page && (
          <Switch
            label={t('popup_switch_site')}
            {...(isOnEverywhere ? {} : { hint: t('popup_switch_site_fixed') })}
            isOn={isSiteChosen && isOnEverywhere}
            isFixed={!isOnEverywhere}
            onSwitch={actions.switchSite}
          />
        )}
        <Switch
          label={t('popup_switch_everywhere')}
          hint={t('popup_switch_everywhere_hint')}
          isOn={isOnEverywhere}
          onSwitch={actions.switchEverywhere}
        />
      </div>
      <p class="popup-failed" role="alert">
        {failed && t('popup_failed')}
      </p>
      <p class="popup-promise">{t('popup_promise')}</p>
    </main>
  );
}

/** A long host may break before its dots rather than within a name. */
const Host = ({ name }: { name: string }) =>
  name.split('.').map((label, i) =>
    i === 0 ? (
      label
    ) : (
      <>
        <wbr />.{label}
      </>
    ),
  );

function wordsText({ words, isOnEverywhere, isSiteChosen }: State): string {
  if (!isOnEverywhere) return t('popup_off_everywhere');
  if (!isSiteChosen) return t('popup_off_site');
  if (words === null) return t('popup_words_looking');
  if (words === 'silent') return t('popup_words_silent');
  if (words === 0) return t('popup_words_none');
  return words === 1 ? t('popup_words_one') : t('popup_words_many', String(words));
}
