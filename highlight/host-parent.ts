/** Where the card's host goes, so that it is neither inert nor in the way of the page's own dialogs. */
import { isElement, parentAcross, rootElementOf } from './dom.ts';

/** `:popover-open` is unknown to some browsers, and an unknown selector throws. */
const TOP_LAYER = [':modal', ':popover-open', ':fullscreen'].filter((selector) => {
  try {
    return CSS.supports(`selector(${selector})`);
  } catch {
    return false;
  }
});

const isTopLayer = (element: Element) =>
  TOP_LAYER.some((selector) => Element.prototype.matches.call(element, selector));

/**
 * The nearest modal, open popover or fullscreen ancestor of a node, across shadow boundaries, else the root element.
 * A host on the root is inert under a modal dialog, and a click on it closes the page's `popover=auto`.
 */
export function hostParent(node: Node): Element {
  for (let around = parentAcross(node); around; around = parentAcross(around)) {
    if (isElement(around) && isTopLayer(around)) return around;
  }
  return rootElementOf(document)!;
}
