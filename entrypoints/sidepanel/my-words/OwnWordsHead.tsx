/** What stands over the reader's own words: how many there are, the sheet, their order, and a search in a long list. */
import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../../../components/text.ts';
import type { Settings } from '../../../settings/schema.ts';

export interface OwnWordsHeadProps {
  count: number;
  /** How many are left by the search. */
  found: number;
  order: Settings['wordsOrder'];
  typed: string;
  canChange: boolean;
  onOrder(order: Settings['wordsOrder']): void;
  onType(typed: string): void;
  /** Absent where no sheet can be opened. */
  onSheet?: () => void;
}

const ORDERS: Record<Settings['wordsOrder'], MessageKey> = {
  own: 'own_order_own',
  date: 'own_order_date',
  name: 'own_order_name',
};

/** From so many words on there is a search. */
const MANY = 10;

export function OwnWordsHead(props: OwnWordsHeadProps) {
  const { count, found, order, typed, canChange, onOrder, onType, onSheet } = props;
  const id = useId();
  return (
    <div class="own-head">
      <p class="side-count" role="status">
        {typed.trim() === '' ? countText(count) : t('own_found', String(found), String(count))}
      </p>
      {!canChange && <p class="own-hint">{t('own_private')}</p>}
      {onSheet && (
        <button type="button" class="button button-solid" onClick={onSheet}>
          {t('own_sheet')}
        </button>
      )}
      {canChange && count > 1 && (
        <div class="own-field">
          <label for={`${id}-order`}>{t('own_order')}</label>
          <select
            id={`${id}-order`}
            value={order}
            aria-describedby={order === 'own' ? `${id}-keys` : undefined}
            onChange={(event) => onOrder(event.currentTarget.value as Settings['wordsOrder'])}
          >
            {(Object.keys(ORDERS) as Settings['wordsOrder'][]).map((one) => (
              <option key={one} value={one}>
                {t(ORDERS[one])}
              </option>
            ))}
          </select>
        </div>
      )}
      {canChange && count > 1 && order === 'own' && (
        <p id={`${id}-keys`} class="own-hint">
          {t('own_order_keys')}
        </p>
      )}
      {count >= MANY && (
        <div class="own-field">
          <label for={`${id}-find`}>{t('own_find')}</label>
          <input
            id={`${id}-find`}
            type="search"
            value={typed}
            onInput={(event) => onType(event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}

const countText = (count: number): string =>
  count === 1 ? t('own_count_one') : t('own_count_many', String(count));
