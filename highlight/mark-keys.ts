/** Enter and the space bar on a marked word open its card, as on any button. */
import type { Engine } from './engine.ts';
import { placeOf } from './point.ts';
import type { Pointer } from './pointer.ts';
import { MARK } from './pressable.ts';

export interface MarkKeysOptions {
  engine(): Engine | null;
  pointer: Pick<Pointer, 'open'>;
  signal: AbortSignal;
}

export function followMarkKeys({ engine, pointer, signal }: MarkKeysOptions): void {
  const onKey = (event: KeyboardEvent) => {
    const { key, isTrusted, repeat, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!isTrusted || (key !== 'Enter' && key !== ' ') || ctrlKey || metaKey || altKey || shiftKey) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !Element.prototype.matches.call(target, MARK)) return;
    const running = engine();
    const place = running && placeOf(running, target);
    if (!place) return;
    // The page does not scroll, nor takes it for a press on something of its own.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!repeat) pointer.open(place, 'keyboard');
  };
  window.addEventListener('keydown', onKey, { capture: true, signal });
}
