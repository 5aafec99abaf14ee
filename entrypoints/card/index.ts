/**
 * The card's bundle, put into a frame when its first word is found. It hands the page script, which runs in the same
 * isolated world, the means to open a card, and does nothing by itself.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCard } from './create-card.ts';

export default defineUnlistedScript(() => {
  globalThis.plainwordCard ??= createCard;
});
