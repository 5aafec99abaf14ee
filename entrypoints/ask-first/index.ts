/**
 * Put into pages of sites that are switched off, beside the page's script: a sign to ask before anything is read. Only
 * that: what is chosen stands in the storage, and the page's script asks there in any case before it shows a word.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

declare global {
  /** In the extension's world only: words are hardly explained here. */
  var plainwordAskFirst: true | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.plainwordAskFirst = true;
});
