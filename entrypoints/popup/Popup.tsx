/** The popup's looks: the site, the words of its page, the switches, and the way to all settings. */
import { Choice } from '../../components/Choice.tsx';
import { Switch } from '../../components/Switch.tsx';
import { t } from '../../components/text.ts';
import { FILES } from '../../settings/site.ts';
import type { Reason } from './page.ts';
import type { Popup as Actions, Scope, State } from './popup.ts';
import { CANNOT, pauseText } from './reasons.ts';

export function Popup({ state, actions }: { state: State; actions: Actions }) {
  const { page, pausedUntil, failed } = state;
  if (page === null) return <main class="popup" aria-busy="true" />;

  return (
    <main class="popup">
      <h1 class="popup-name">
        <img src="/icon.svg" width="24" height="24" alt="" />
        {t('app_name')}
      </h1>
      {'site' in page ? <Site site={page.site} state={state} actions={actions} /> : null}
      {'cannot' in page && <Cannot reason={page.cannot} onAllow={actions.allowAccess} />}
      <div class="popup-switches">
        {'site' in page && <SiteSwitch state={state} actions={actions} />}
        <Switch
          label={t('popup_switch_everywhere')}
          hint={everywhereHint(pausedUntil)}
          isOn={pausedUntil === null}
          onSwitch={actions.switchEverywhere}
        />
        {pausedUntil === null && (
          <button type="button" class="popup-action" onClick={actions.pauseAnHour}>
            {t('popup_pause_hour')}
          </button>
        )}
      </div>
      <p class="popup-failed" role="alert">
        {failed && t('popup_failed')}
      </p>
      <footer class="popup-foot">
        <p>{t('popup_promise')}</p>
        <a href="/options.html" target="_blank" rel="noreferrer">
          {t('popup_settings')}
        </a>
      </footer>
    </main>
  );
}

function Site({ site, state, actions }: { site: string; state: State; actions: Actions }) {
  return (
    <section class="popup-page">
      <h2 class="popup-site">{site === FILES ? t('popup_site_files') : <Host name={site} />}</h2>
      <p class="popup-words" role="status">
        {wordsText(state)}
      </p>
      {state.first.length > 0 && (
        <ul class="popup-first" aria-label={t('popup_first')}>
          {state.first.map(({ id, term }) => (
            <li key={id}>
              <button type="button" class="popup-word" onClick={() => actions.showWord(id)}>
                {term}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="popup-ways">
        <button type="button" class="popup-button" onClick={actions.openPanel}>
          {t('popup_panel')}
        </button>
        {state.canRead && (
          <button type="button" class="popup-button" onClick={actions.openReading}>
            {t('reading_open')}
          </button>
        )}
      </p>
    </section>
  );
}

function Cannot({ reason, onAllow }: { reason: Reason; onAllow: () => void }) {
  return (
    <section class="popup-cannot">
      <p>{t(CANNOT[reason])}</p>
      {reason === 'withheld' && (
        <button type="button" class="popup-solid" onClick={onAllow}>
          {t('popup_allow')}
        </button>
      )}
    </section>
  );
}

function SiteSwitch({ state, actions }: { state: State; actions: Actions }) {
  const { isSiteChosen, pausedUntil, scope, isPrivate } = state;
  const isFixed = pausedUntil !== null;
  return (
    <>
      <Switch
        label={t('popup_switch_site')}
        hint={siteHint(state)}
        isOn={isSiteChosen && !isFixed}
        isFixed={isFixed}
        onSwitch={actions.switchSite}
      />
      {scope && scope.options.length > 1 && !isFixed && !isPrivate && (
        <ScopeChoice scope={scope} onChoose={actions.setScope} />
      )}
    </>
  );
}

const ScopeChoice = ({ scope, onChoose }: { scope: Scope; onChoose: (site: string) => void }) => (
  <Choice
    label={t('popup_scope')}
    options={scope.options.map((site, i) => ({
      value: site,
      label: t(i === 0 ? 'popup_scope_host' : 'popup_scope_domain', site),
    }))}
    value={scope.chosen}
    onChoose={onChoose}
  />
);

function siteHint({ isSiteChosen, pausedUntil, isPrivate, mode }: State): string {
  if (pausedUntil !== null) return t('popup_switch_site_fixed');
  if (isPrivate) return t('popup_switch_site_private');
  if (!isSiteChosen) return t('popup_switch_site_off');
  return t(mode === 'only' ? 'popup_switch_site_only' : 'popup_switch_site_on');
}

const everywhereHint = (pausedUntil: State['pausedUntil']): string =>
  pausedUntil === null ? t('popup_switch_everywhere_hint') : pauseText(pausedUntil);

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

function wordsText({ words, pausedUntil, isSiteChosen }: State): string {
  if (pausedUntil !== null) return t('popup_off_everywhere');
  if (!isSiteChosen) return t('popup_off_site');
  if (words === null) return t('popup_words_looking');
  if (words === 'silent') return t('popup_words_silent');
  if (words === 0) return t('popup_words_none');
  return words === 1 ? t('popup_words_one') : t('popup_words_many', String(words));
}
