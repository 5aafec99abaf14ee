/** Where a page holds many words, which of them are painted: before the browser has said what is near, and after. */
import { afterEach, describe, expect, test } from 'vitest';
import { NearbyPainter } from '../../highlight/nearby-painter.ts';
import type { Painter } from '../../highlight/painter.ts';
import type { Place } from '../../highlight/words.ts';
import { pageOf } from './engine-kit.ts';

const painted = new Set<Place>();
const inner: Painter = {
  paint: (place) => void painted.add(place),
  unpaint: (place) => void painted.delete(place),
  flush() {},
  clear: () => painted.clear(),
};

/** A page of so many words, each in a paragraph of its own, a screen apart; and its painter. */
function pageWith(count: number): { painter: NearbyPainter; places: Place[] } {
  const root = pageOf('<p style="height: 100vh">HER2</p>'.repeat(count));
  const places = [...root.children].map((paragraph): Place => {
    const text = paragraph.firstChild as Text;
    return { start: text, startOffset: 0, end: text, endOffset: 4, entries: [0], certainty: 'sure' };
  });
  return { painter: new NearbyPainter(inner), places };
}

let painter: NearbyPainter;
afterEach(() => painter.clear());

describe('a page with many words', () => {
  test('shows all of them at once, and keeps those near the window', async () => {
    const page = pageWith(200);
    painter = page.painter;
    for (const place of page.places) painter.paint(place);
    painter.flush();
    expect(painted.size).toBe(200);
    await expect.poll(() => painted.size).toBeLessThan(10);
    expect(painted).toContain(page.places[0]);
  });

  test('shows words that come later at once, too', async () => {
    const page = pageWith(200);
    painter = page.painter;
    for (const place of page.places.slice(0, 150)) painter.paint(place);
    painter.flush();
    for (const place of page.places.slice(150)) painter.paint(place);
    painter.flush();
    expect(painted.size).toBe(200);
    await expect.poll(() => painted.size).toBeLessThan(10);
  });

  test('shows the first of a great many, until the browser has said which are near', async () => {
    const page = pageWith(1000);
    painter = page.painter;
    for (const place of page.places) painter.paint(place);
    painter.flush();
    expect(painted.size).toBe(60);
    await expect.poll(() => painted.size).toBeLessThan(10);
  });

  test('paints what is scrolled to', async () => {
    const page = pageWith(200);
    painter = page.painter;
    for (const place of page.places) painter.paint(place);
    painter.flush();
    await expect.poll(() => painted.size).toBeLessThan(10);
    page.places[150]!.start.parentElement!.scrollIntoView();
    await expect.poll(() => painted).toContain(page.places[150]);
    expect(painted.size).toBeLessThan(10);
  });

  test('paints words whose elements have no box', async () => {
    const page = pageWith(200);
    painter = page.painter;
    const [first] = page.places;
    first!.start.parentElement!.style.display = 'contents';
    for (const place of page.places) painter.paint(place);
    painter.flush();
    await expect.poll(() => painted.size).toBeLessThan(10);
    expect(painted).toContain(first);
  });
});
