/**
 * Whether an element can be seen on the page, wherever the reader has scrolled to: displayed, not transparent, and not cut
 * off by a box without room, as pages do with folded parts. What was found out about an element holds for one look.
 */
import { isElement, parentAcross } from '../../highlight/dom.ts';

/** A box of this size or less shows nothing of what it cuts off, CSS px. */
const NO_ROOM = 1;

export class Sight {
  readonly #hasRoom = new Map<Element, boolean>();
  readonly #isSeen = new Map<Element, boolean>();

  sees(element: Element): boolean {
    let isSeen = this.#isSeen.get(element);
    if (isSeen === undefined) {
      // These names of the two options are known to every version that we run in.
      isSeen =
        // A form may have a field of any name.
        Element.prototype.checkVisibility.call(element, { checkOpacity: true, checkVisibilityCSS: true }) &&
        this.#reaches(element);
      this.#isSeen.set(element, isSeen);
    }
    return isSeen;
  }

  /** No box around it is without room. */
  #reaches(element: Element): boolean {
    const known = this.#hasRoom.get(element);
    if (known !== undefined) return known;
    const above = parentAcross(element);
    const reaches = !cutsOff(element) && (!isElement(above) || this.#reaches(above));
    this.#hasRoom.set(element, reaches);
    return reaches;
  }
}

function cutsOff(element: Element): boolean {
  // Of an element without a box of its own both are 0 as well, and so is the overflow "visible".
  const { clientWidth, clientHeight } = element;
  if (clientWidth > NO_ROOM && clientHeight > NO_ROOM) return false;
  const { overflowX, overflowY, display } = getComputedStyle(element);
  if (display === 'inline' || display === 'contents') return false;
  return (
    (clientWidth <= NO_ROOM && overflowX !== 'visible') ||
    (clientHeight <= NO_ROOM && overflowY !== 'visible')
  );
}
