/**
 * Paints with the CSS Custom Highlight API: the document stays byte for byte as it is. The look is in
 * `public/highlight.css`, which the manifest brings into every page; its strength is the name of the highlight.
 *
 * The registry is shared with the page: our names begin with "plainword" and tell nothing about the words. A page may
 * clear the registry without a sound, so its being there is checked at every flush.
 */
import type { Strength } from '../settings/reader.ts';
import type { Painter } from './painter.ts';
import type { Place } from './words.ts';

/*
 * About `public/highlight.css`, whose bytes every page pays, so that its reasons stand here:
 * Named in the manifest, it is in no list the page can see, survives a page that empties `adoptedStyleSheets`, and paints
 * inside shadow roots. Only on screens: Chromium would print it. Quiet, the default, is drawn in the color of the text
 * itself: on any background it has the contrast that the text has. Clear and strong do not rely on the text: they are
 * black and white at once, of which on any background one has a contrast of 4.5:1 or more. Both are
 * two lines, of which most pages swallow one. They take two highlights over the same words, which makes a page that changes
 * much some per cent slower, so quiet goes without. None is solid like the line of a link alone. In forced colors
 * Chromium draws every highlight as selected text, whatever is said here.
 * At the common sizes of text Firefox, which rounds down, draws quiet and clear two pixels thick as well.
 * Only percentages of the font's size: Chromium resolves these rules for every element of a page at every change of style,
 * and em, max() and currentColor make a page that changes much a fifth slower.
 */

/** Names of highlight.css. */
export const NAMES: Readonly<Record<Strength, readonly string[]>> = {
  quiet: ['plainword'],
  clear: ['plainword-clear', 'plainword-clear-edge'],
  strong: ['plainword-strong', 'plainword-edge'],
};

export class HighlightPainter implements Painter {
  readonly #highlight = new Highlight();
  readonly #ranges = new Map<Place, StaticRange>();
  #names = NAMES.quiet;

  /** How strong the underline is, shown at once. */
  set strength(strength: Strength) {
    const names = NAMES[strength];
    if (names === this.#names) return;
    this.#unregister();
    this.#names = names;
    this.flush();
  }

  paint(place: Place): void {
    if (this.#ranges.has(place)) return;
    const { start, startOffset, end, endOffset } = place;
    // Static: a live range costs the page on every change it makes.
    const range = new StaticRange({ startContainer: start, startOffset, endContainer: end, endOffset });
    this.#ranges.set(place, range);
    this.#highlight.add(range);
  }

  unpaint(place: Place): void {
    const range = this.#ranges.get(place);
    if (!range) return;
    this.#ranges.delete(place);
    this.#highlight.delete(range);
  }

  flush(): void {
    const isRegistered = (name: string) => CSS.highlights.get(name) === this.#highlight;
    if (this.#ranges.size > 0 && this.#names.every(isRegistered)) return;
    this.#unregister();
    if (this.#ranges.size > 0) for (const name of this.#names) CSS.highlights.set(name, this.#highlight);
  }

  clear(): void {
    this.#ranges.clear();
    this.#highlight.clear();
    this.flush();
  }

  #unregister(): void {
    for (const name of this.#names)
      if (CSS.highlights.get(name) === this.#highlight) CSS.highlights.delete(name);
  }
}
