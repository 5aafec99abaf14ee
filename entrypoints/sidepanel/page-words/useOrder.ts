/** The order of the list that the reader chose, kept in the settings, and the way to change it. */
import { useEffect, useState } from 'preact/hooks';
import { readSettings, type Settings } from '../../../settings/schema.ts';
import type { PanelPorts } from '../tab.ts';

type Order = Settings['panelOrder'];
const KEY = 'panelOrder';

/** A choice that cannot be kept, as in a private window, holds while the panel is open. */
export function useOrder({ ask, storage }: PanelPorts): [Order, (order: Order) => void] {
  const [order, setOrder] = useState<Order>('page');
  useEffect(() => {
    const read = async () => {
      const stored = await storage.get([KEY]).catch(() => null);
      if (stored) setOrder(readSettings(stored)[KEY]);
    };
    const onChanged = (changes: Record<string, unknown>) => {
      if (KEY in changes) void read();
    };
    storage.onChanged.addListener(onChanged);
    void read();
    return () => storage.onChanged.removeListener(onChanged);
  }, [storage]);
  const choose = (order: Order) => {
    setOrder(order);
    ask({ type: 'change', settings: { [KEY]: order } }).catch(() => {});
  };
  return [order, choose];
}
