/** The focus of the page: moved into the card when it is opened by keyboard, and given back when it closes. */

/** The focused element, through open shadow roots; null when nothing has the focus. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}

/**
 * Remembers where the focus is. The answer puts it back there, without scrolling, if it is still in `root`. Where nothing
 * had it, the reader goes on at the word: the browser's caret, from which Tab and reading aloud start, is put there.
 */
export function rememberFocus(): (root: ShadowRoot, word: Range | null) => void {
  const before = focusedElement();
  return (root, word) => {
    if (!root.activeElement) return;
    if (before?.isConnected) before.focus({ preventScroll: true });
    else if (word && getSelection()?.isCollapsed !== false)
      getSelection()?.collapse(word.startContainer, word.startOffset);
  };
}

/**
 * Tab from the last element of the card goes to its first, and back: the card stands at the end of the page, so Tab
 * would leave the reader far from the word. Escape leads out.
 */
export function keepTabInside(root: ShadowRoot, event: KeyboardEvent): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey || !root.activeElement) return;
  const buttons = [...root.querySelectorAll<HTMLElement>('button')].filter((button) =>
    button.checkVisibility(),
  );
  const first = buttons[0];
  const last = buttons.at(-1);
  const focused = root.activeElement;
  const isBeforeFirst = focused === first || !buttons.includes(focused as HTMLElement);
  if (event.shiftKey && isBeforeFirst) last?.focus();
  else if (!event.shiftKey && focused === last) first?.focus();
  else return;
  event.preventDefault();
}
