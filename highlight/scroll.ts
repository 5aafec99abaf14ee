/** Brings a word into view: in every box that scrolls around it, in the window, and in the windows around a frame. */
import { parentAcross, rootElementOf } from './dom.ts';
import { rangeOf } from './point.ts';
import type { Place } from './words.ts';

/** Where in the window a word that was out of view comes to stand, as part of its height: the card fits below. */
const RESTING = 0.3;
/** Room that a word needs above and below so as not to be moved, CSS px. */
const ROOM = 60;

const scrolls = (element: Element): boolean =>
  (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth) &&
  !/^(?:visible|clip)$/.test(getComputedStyle(element).overflowY);

/** At once, whatever the page says about smooth scrolling. */
export function bringIntoView(place: Place): void {
  const element = parentAcross(place.start);
  if (!(element instanceof Element)) return;
  // Moves the windows around a frame too, which no script may do directly.
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  // What was brought into view may be a long text of which the word is a part.
  const root = rootElementOf(document);
  for (let around: Node | null = element; around && around !== root; around = parentAcross(around)) {
    if (around instanceof Element && around !== document.body && scrolls(around)) center(place, around);
  }
  const box = rangeOf(place)?.getBoundingClientRect();
  if (!box) return;
  const top = box.top < ROOM || box.bottom > innerHeight - ROOM ? box.top - innerHeight * RESTING : 0;
  const left = box.left < 0 || box.right > innerWidth ? box.left - innerWidth * RESTING : 0;
  if (top !== 0 || left !== 0) window.scrollBy({ top, left, behavior: 'instant' });
}

/** Scrolls a box so that the word is in it. */
function center(place: Place, box: Element): void {
  const word = rangeOf(place)?.getBoundingClientRect();
  if (!word) return;
  const frame = box.getBoundingClientRect();
  const isAbove = word.top < frame.top || word.bottom > frame.bottom;
  const isBeside = word.left < frame.left || word.right > frame.right;
  const top = isAbove ? word.top - frame.top - box.clientHeight * RESTING : 0;
  const left = isBeside ? word.left - frame.left - box.clientWidth * RESTING : 0;
  if (top !== 0 || left !== 0) box.scrollBy({ top, left, behavior: 'instant' });
}
