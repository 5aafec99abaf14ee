/** How words are painted in this browser. */
import { cuts } from '../../highlight/cuts.ts';
import { HighlightPainter } from '../../highlight/highlight-painter.ts';
import { NearbyPainter } from '../../highlight/nearby-painter.ts';
import type { Painter } from '../../highlight/painter.ts';
import type { Strength } from '../../settings/reader.ts';
import type {} from '../marks/index.ts';
import { ask } from '../page/background.ts';

export interface Painting {
  painter: Painter;
  /** What of the look can be chosen. */
  look: { strength: Strength };
  /** The words are elements that can have the focus. */
  hasMarks: boolean;
}

/**
 * Firefox knows highlights from 140 on, but underlines them only from 146 on, which no feature tells: `@scope` came in
 * the same version. All versions of Chromium that we run in can do both.
 */
const canUnderline = (): boolean =>
  !import.meta.env.FIREFOX || (CSS.highlights !== undefined && 'CSSScopeRule' in globalThis);

/** Rejects if the browser needs the other painter and the background cannot bring it. */
export async function choosePainter(): Promise<Painting> {
  if (canUnderline()) {
    const look = new HighlightPainter();
    return { painter: new NearbyPainter(look), look, hasMarks: false };
  }
  await ask({ type: 'marks' });
  const painter = globalThis.plainwordMarks!(cuts);
  return { painter, look: painter, hasMarks: true };
}
