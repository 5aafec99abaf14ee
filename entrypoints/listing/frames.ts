/**
 * How a frame and the document around it speak of the same frame without a word between them: by its number among the
 * windows in a window, which either side may ask for, of whatever sites they are.
 */

/** Number of a window among those in another; -1 for a frame in a shadow root, which is not counted. */
function numberIn(around: Window, inside: Window | null): number {
  for (let i = 0; i < around.length; i++) if (around[i] === inside) return i;
  return -1;
}

/** The number of a frame's window in this one. */
export const numberOf = (frame: Element): number =>
  numberIn(window, (frame as Partial<HTMLIFrameElement>).contentWindow ?? null);

/** From the top window to this one, number by number. Empty in the top frame. */
export function pathHere(): number[] {
  const path: number[] = [];
  for (let inside: Window = window; inside !== inside.parent; inside = inside.parent)
    path.unshift(numberIn(inside.parent, inside));
  return path;
}
