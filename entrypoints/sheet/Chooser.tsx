/** Which words are on the sheet: a box for each. Those that can frighten stand apart, folded, while gentle mode is on. */
import { memo } from 'preact/compat';
import { t } from '../../components/text.ts';
import type { SheetWord } from './content.ts';
import { type Sheet as Actions, isHeldBack, isOn, type State } from './sheet.ts';

export interface ChooserProps {
  state: State;
  words: readonly SheetWord[];
  /** How many are on the sheet. */
  count: number;
  actions: Actions;
}

export function Chooser({ state, words, count, actions }: ChooserProps) {
  const held = words.filter((word) => isHeldBack(state, word));
  const free = words.filter((word) => !isHeldBack(state, word));
  const left = held.filter((word) => !isOn(state, word)).length;
  const boxes = (words: SheetWord[]) => (
    <div class="sheet-boxes">
      {words.map((word) => (
        <Box key={word.id} word={word} isTicked={isOn(state, word)} onTick={actions.choose} />
      ))}
    </div>
  );
  return (
    <>
      {held.length > 0 && (
        <fieldset class="sheet-group">
          <legend>{t('sheet_sensitive')}</legend>
          {left > 0 && (
            <p class="field-hint">{left === 1 ? t('sheet_left_one') : t('sheet_left_many', String(left))}</p>
          )}
          <details>
            <summary>{t('sheet_sensitive_show')}</summary>
            {boxes(held)}
          </details>
        </fieldset>
      )}
      <fieldset class="sheet-group">
        <legend>{t('sheet_choose')}</legend>
        <p class="field-hint" role="status">
          {t('sheet_count', String(count), String(words.length))}
        </p>
        <div class="sheet-buttons">
          <button type="button" class="button button-small" onClick={() => actions.chooseAll(true)}>
            {t('sheet_all')}
          </button>
          <button type="button" class="button button-small" onClick={() => actions.chooseAll(false)}>
            {t('sheet_no_words')}
          </button>
        </div>
        {boxes(free)}
      </fieldset>
    </>
  );
}

interface BoxProps {
  word: SheetWord;
  isTicked: boolean;
  onTick(id: string, isOn: boolean): void;
}

const Box = memo(({ word: { id, name }, isTicked, onTick }: BoxProps) => (
  <label class="check">
    <input type="checkbox" checked={isTicked} onChange={(event) => onTick(id, event.currentTarget.checked)} />
    <span>{name}</span>
  </label>
));
