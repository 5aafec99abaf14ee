/** What stands in place of the list: why there are no words, and what can be done about it. */
import { Switch } from '../../../components/Switch.tsx';
import { t } from '../../../components/text.ts';
import { CANNOT, pauseText } from '../../popup/reasons.ts';
import type { PageWords, State } from './page-words.ts';

export interface NoWordsProps {
  state: State;
  actions: PageWords;
  /** Absent where the panel has no search. */
  onSearch?: (() => void) | undefined;
}

export function NoWords({ state, actions, onSearch }: NoWordsProps) {
  const { page, pausedUntil, isSiteChosen } = state;
  const cannot = page && 'cannot' in page ? page.cannot : null;
  if (cannot) {
    return (
      <div class="no-words">
        <p>{t(CANNOT[cannot])}</p>
        {cannot === 'withheld' && (
          <button type="button" class="button button-solid" onClick={actions.allowAccess}>
            {t('popup_allow')}
          </button>
        )}
        <Search onSearch={onSearch} />
      </div>
    );
  }
  if (page && (pausedUntil !== null || !isSiteChosen)) {
    const isPaused = pausedUntil !== null;
    return (
      <div class="no-words">
        <p>{t(isPaused ? 'popup_off_everywhere' : 'popup_off_site')}</p>
        <Switch
          label={t(isPaused ? 'popup_switch_everywhere' : 'popup_switch_site')}
          hint={isPaused ? pauseText(pausedUntil) : t('popup_switch_site_off')}
          isOn={false}
          onSwitch={() => void actions.turnOn(isPaused ? 'everywhere' : 'site')}
        />
        <Search onSearch={onSearch} />
      </div>
    );
  }
  return (
    <div class="no-words">
      <p>{t(sentence(state))}</p>
      {state.status === 'told' && <Search onSearch={onSearch} />}
    </div>
  );
}

function sentence({ status, leftOut }: State) {
  if (status === 'told') return leftOut > 0 ? 'panel_none_wanted' : 'panel_none';
  if (status === 'waiting') return 'panel_waiting';
  return status === 'silent' ? 'popup_words_silent' : 'popup_words_looking';
}

const Search = ({ onSearch }: Pick<NoWordsProps, 'onSearch'>) =>
  onSearch ? (
    <button type="button" class="button" onClick={onSearch}>
      {t('panel_search')}
    </button>
  ) : null;
