/** The page of the sheet: what the reader chooses, and the sheet as it will be on paper beside it. */
import { t } from '../../components/text.ts';
import { Chooser } from './Chooser.tsx';
import { Paper } from './Paper.tsx';
import { type Sheet as Actions, isOn, type State } from './sheet.ts';

export interface SheetProps {
  state: State;
  actions: Actions;
  date: string;
  onPrint(): void;
  onSave(): void;
}

export function Sheet({ state, actions, date, onPrint, onSave }: SheetProps) {
  const { words, failed, large } = state;
  if (words === null || words.length === 0) {
    const text = failed ? 'sheet_failed' : words === null ? 'card_loading' : NONE[state.from];
    return (
      <main class="page">
        <h1>{t('sheet_title')}</h1>
        <p class="page-lead" role="status">
          {t(text)}
        </p>
      </main>
    );
  }
  const shown = words.filter((word) => isOn(state, word));
  return (
    <div class="page sheet">
      <aside class="sheet-choices" aria-label={t('sheet_make')}>
        <h2>{t('sheet_make')}</h2>
        <div class="sheet-buttons">
          <button type="button" class="button button-solid" onClick={onPrint}>
            {t('sheet_print')}
          </button>
          <button type="button" class="button" onClick={onSave}>
            {t('sheet_save')}
          </button>
        </div>
        <p class="field-hint">{t('sheet_stays')}</p>
        <label class="check sheet-large">
          <input
            type="checkbox"
            checked={large}
            onChange={(event) => actions.setLarge(event.currentTarget.checked)}
          />
          <span>{t('sheet_large')}</span>
        </label>
        <Chooser state={state} words={words} count={shown.length} actions={actions} />
      </aside>
      <main>
        <Paper words={shown} date={date} large={large} />
      </main>
    </div>
  );
}

const NONE = { mine: 'sheet_none_mine', page: 'sheet_none_page' } as const;
