/**
 * Paints with the CSS Custom Highlight API: the document stays byte for byte as it is. The look is in
 * `public/highlight.css`, which the manifest brings into every page.
 *
 * The registry is shared with the page: our one name begins with "plainword" and tells nothing about the words. A page may
 * clear the registry without a sound, so its being there is checked at every flush.
 */
import type { Painter } from './painter.ts';
import type { Place } from './words.ts';

export const HIGHLIGHT = 'plainword';

export class HighlightPainter implements Painter {
  readonly #highlight = new Highlight();
  readonly #ranges = new Map<Place, StaticRange>();

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
    const there = CSS.highlights.get(HIGHLIGHT) === this.#highlight;
    if (this.#ranges.size > 0 && !there) CSS.highlights.set(HIGHLIGHT, this.#highlight);
    else if (this.#ranges.size === 0 && there) CSS.highlights.delete(HIGHLIGHT);
  }

  clear(): void {
    this.#ranges.clear();
    this.#highlight.clear();
    this.flush();
  }
}
