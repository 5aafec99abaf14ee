/**
 * The full tables of the glossary. The background puts this script into a frame when the page's script has found its
 * first word there; it meets that script in the extension's world of the frame, through one global.
 */
import { tables } from 'virtual:glossary/tables';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Tables } from '../../glossary/tables.ts';

declare global {
  /** In the extension's world only. */
  var plainwordTables: Tables | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.plainwordTables = tables;
});
