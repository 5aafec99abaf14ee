/** Where choices are kept: sync, the file to export and import, and the way back to the beginning. */
import { useId } from 'preact/hooks';
import { Switch } from '../../components/Switch.tsx';
import { type MessageKey, t } from '../../components/text.ts';
import type { Settings } from '../../settings/schema.ts';
import type { SyncTrouble } from '../../settings/sync.ts';
import type { Refusal } from '../../settings/transfer.ts';
import type { Options as Actions, State } from './options.ts';

const TROUBLES: Record<SyncTrouble, MessageKey> = {
  full: 'options_sync_full',
  busy: 'options_sync_busy',
  off: 'options_sync_off',
};

const REFUSALS: Record<Exclude<Refusal['reason'], 'invalid'>, MessageKey> = {
  broken: 'options_import_broken',
  elsewhere: 'options_import_elsewhere',
  newer: 'options_import_newer',
};

const refusalText = (refused: Refusal): string =>
  refused.reason === 'invalid' ? t('options_import_invalid', refused.key) : t(REFUSALS[refused.reason]);

export interface KeepingSectionProps {
  state: State;
  settings: Settings;
  actions: Actions;
}

export function KeepingSection({ state, settings, actions }: KeepingSectionProps) {
  const { syncTrouble, refused } = state;
  return (
    <section>
      <h2>{t('options_keeping')}</h2>
      <div class="panel">
        <div>
          <Switch
            label={t('options_sync')}
            hint={t('options_sync_hint')}
            isOn={settings.sync}
            onSwitch={(sync) => actions.change(sync ? { sync } : { sync, syncWords: false })}
          />
          <Switch
            label={t('options_sync_words')}
            hint={t(settings.sync ? 'options_sync_words_hint' : 'options_sync_words_fixed')}
            isOn={settings.sync && settings.syncWords}
            isFixed={!settings.sync}
            onSwitch={(syncWords) => actions.change({ syncWords })}
          />
          <p class="panel-text field-problem" role="status">
            {settings.sync && syncTrouble && t(TROUBLES[syncTrouble])}
          </p>
        </div>
        <Switch
          label={t('options_page_titles')}
          hint={t('options_page_titles_hint')}
          isOn={settings.pageTitles === 'keep'}
          onSwitch={(on) => actions.change({ pageTitles: on ? 'keep' : 'never' })}
        />
        <div>
          <p class="panel-text">
            {t('options_file')}
            <span class="field-hint">{t('options_file_hint')}</span>
          </p>
          <div class="transfer">
            <button type="button" class="button" onClick={actions.exportAll}>
              {t('options_export')}
            </button>
            <ImportButton onText={actions.importAll} />
          </div>
          <p class="panel-text field-problem" role="alert">
            {refused && refusalText(refused)}
          </p>
        </div>
        <div>
          <p class="panel-text">
            {t('options_reset')}
            <span class="field-hint">{t('options_reset_hint')}</span>
          </p>
          <div class="transfer">
            <button type="button" class="button" onClick={actions.reset}>
              {t('options_reset_button')}
            </button>
          </div>
        </div>
      </div>
    </section>
  );
}

function ImportButton({ onText }: { onText: (text: string) => void }) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        class="file-input"
        type="file"
        accept=".json,application/json"
        onChange={async (event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (!file) return;
          onText(await file.text());
          // The same file can be chosen again.
          input.value = '';
        }}
      />
      <label for={id} class="button">
        {t('options_import')}
      </label>
    </>
  );
}
