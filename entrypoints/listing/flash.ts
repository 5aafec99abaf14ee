/**
 * Shows for a moment where a word stands, with a highlight whose look the panel brings (public/flash.css). It blinks
 * once, so that it is seen on a ground of any color, unless the reader wants less motion.
 */

/** Its name tells the page nothing of the word. */
const NAME = 'plainword-flash';

/** When it goes, comes again, and goes for good, ms. */
const BLINK = [500, 700, 2700];
const STEADY = [2700];

let timers: ReturnType<typeof setTimeout>[] = [];

export function flash(range: Range): void {
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  // Firefox before 140 has none: the word is scrolled to all the same.
  const highlights = CSS.highlights as HighlightRegistry | undefined;
  if (!highlights) return;
  const highlight = new Highlight(new StaticRange(range));
  highlight.priority = 1;
  let isOn = false;
  const turn = () => {
    isOn = !isOn;
    if (isOn) highlights.set(NAME, highlight);
    else highlights.delete(NAME);
  };
  turn();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  timers = (calm ? STEADY : BLINK).map((ms) => setTimeout(turn, ms));
}
