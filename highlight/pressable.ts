/** What a click presses: there the click is the page's, and a word is explained by hovering or by command. */
import { isElement, parentAcross } from './dom.ts';

/** Elements whose click is the page's: it follows the link, presses the button, places the caret. */
const ACTS = [
  'a[href],area[href],button,input,select,textarea,summary,label,audio,video,[contenteditable]',
  ...['button', 'link', 'tab', 'checkbox', 'radio', 'switch', 'option', 'menuitem', 'treeitem'].map(
    (role) => `[role="${role}"]`,
  ),
].join();

/** The class of the elements that a word is painted with, where it is painted with elements. */
export const MARK_CLASS = 'plainword';
export const MARK = `mark.${MARK_CLASS}`;

/** Whether a click on the element itself is the page's. */
export const acts = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  Element.prototype.matches.call(target, ACTS) &&
  !Element.prototype.matches.call(target, MARK);

/** Whether a node stands in something that a click presses, also across shadow roots. */
export function isPressable(node: Node): boolean {
  for (let around = parentAcross(node); around; around = parentAcross(around))
    if (isElement(around) && acts(around)) return true;
  return false;
}
