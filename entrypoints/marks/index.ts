/**
 * The painter that makes `<mark>` elements, in a bundle of its own: the background puts it only into browsers whose
 * highlights cannot show an underline (Firefox before 146). It meets the script `words` through a global of the
 * extension's world.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Cuts } from '../../highlight/cuts.ts';
import { MarkPainter } from '../../highlight/mark-painter.ts';

/** How long a page must have left a block alone before it is marked, ms: streams and takeovers are over by then. */
const REST = 1000;

declare global {
  /** Set by marks.js in the extension's world only. */
  var plainwordMarks: ((cuts: Cuts) => MarkPainter) | undefined;
}

export default defineUnlistedScript({
  include: ['firefox'],
  main() {
    globalThis.plainwordMarks = (cuts) => new MarkPainter({ cuts, rest: REST });
  },
});
