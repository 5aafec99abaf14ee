/**
 * What a reader does in the card stays in the card. The page's listeners would see presses, keys and focus of the host:
 * enough for its shortcuts to fire, its focus traps to pull the focus back, its menus to close. Default actions (text
 * is selected, a button takes the focus) still happen.
 */
import type { Listen } from '../../highlight/card-port.ts';
import type { CardHost } from './host.ts';

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'dblclick', 'contextmenu'] as const;
const KEYS = ['keydown', 'keypress', 'keyup'] as const;

interface PrivacyOptions {
  host: CardHost;
  listen: Listen;
  signal: AbortSignal;
}

export function keepToItself({ host: { element, root }, listen, signal }: PrivacyOptions): void {
  const isOurs = (event: Event) => event.isTrusted && event.composedPath().includes(element);
  /** Where in the card the button of the mouse went down. */
  let pressed: Element | null = null;

  for (const type of KEYS)
    listen(type, (event) => root.activeElement && isOurs(event) && event.stopImmediatePropagation(), signal);

  // That the page's element loses the focus to the card, and gets it back, is as little its business.
  const keepFocus = (event: FocusEvent) => {
    const other = event.relatedTarget;
    if (isOurs(event) || (event.isTrusted && other === element)) event.stopImmediatePropagation();
  };
  listen('focusin', keepFocus, signal);
  listen('focusout', keepFocus, signal);

  for (const type of PRESSES) {
    listen(
      type,
      (event) => {
        if (type === 'pointerdown') pressed = null;
        if (!isOurs(event)) return;
        if (type === 'pointerdown') pressed = root.elementFromPoint(event.clientX, event.clientY);
        event.stopImmediatePropagation();
      },
      signal,
    );
  }

  // A click that is stopped at the window does not come to its button either: it is made again inside the card. Only
  // where it is plain which element was meant: fingers are helped by the browser, and keys and screen readers press
  // without a place. Those clicks the page may see.
  listen(
    'click',
    (event) => {
      if (!isOurs(event) || (event as PointerEvent).pointerType !== 'mouse' || event.detail === 0) return;
      const released = root.elementFromPoint(event.clientX, event.clientY);
      let target: Element | null = pressed;
      while (target && released && !target.contains(released)) target = target.parentElement;
      if (!target || !released) return;
      event.stopImmediatePropagation();
      target.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, detail: event.detail }),
      );
    },
    signal,
  );

  // What goes on to the card goes no further on its way out.
  for (const type of [...PRESSES, 'click', 'touchstart', 'touchend'])
    element.addEventListener(type, (event) => event.stopPropagation(), { signal });
}
