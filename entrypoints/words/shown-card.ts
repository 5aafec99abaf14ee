/** The card that is open in this frame, as told to the other frames of the tab (see entrypoints/background/cards.ts). */
import { ask } from '../page/background.ts';

export interface ShownCard {
  /** A number that no other card has. */
  card: number;
  close(): void;
}

declare global {
  /** In the extension's world only. */
  var plainwordShownCard: ShownCard | undefined;
}

export function tellOpened(close: () => void): void {
  const card = Math.random();
  globalThis.plainwordShownCard = { card, close };
  ask({ type: 'card-opened', card }).catch(() => {});
}

export function tellClosed(): void {
  const shown = globalThis.plainwordShownCard;
  globalThis.plainwordShownCard = undefined;
  if (shown) ask({ type: 'card-closed', card: shown.card }).catch(() => {});
}
