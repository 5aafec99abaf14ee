/** The choice between two orders of the list, side by side. */
import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../../../components/text.ts';
import type { Settings } from '../../../settings/schema.ts';

type Value = Settings['panelOrder'];

const ORDERS: readonly { value: Value; label: MessageKey }[] = [
  { value: 'page', label: 'panel_order_page' },
  { value: 'kind', label: 'panel_order_kind' },
];

export function Order({ value, onChoose }: { value: Value; onChoose(value: Value): void }) {
  const name = useId();
  return (
    <fieldset class="order">
      <legend>{t('panel_order')}</legend>
      {ORDERS.map((order) => (
        <label key={order.value} class="order-option">
          <input
            type="radio"
            name={name}
            checked={order.value === value}
            onChange={() => onChoose(order.value)}
          />
          <span>{t(order.label)}</span>
        </label>
      ))}
    </fieldset>
  );
}
