/** Finds shadow roots: open ones everywhere, closed ones where the browser lets an extension ask. */
import { documentOf, firstElementOf, isConnected, nameOf, openRootOf, treeWalker, typeOf } from './dom.ts';

interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
interface ChromiumDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

/**
 * Chromium asks through `chrome.dom`, which costs as much as five walks: only custom elements are asked there. Looked up at
 * the first of them, for the browser makes it then.
 */
let chromiumDom: ChromiumDom | null | undefined;

function rootOf(element: Element): ShadowRoot | null {
  const open = (element as FirefoxElement).openOrClosedShadowRoot ?? openRootOf(element);
  if (open instanceof ShadowRoot) return open;
  if (!nameOf(element).includes('-')) return null;
  chromiumDom ??= (globalThis as { chrome?: { dom?: ChromiumDom } }).chrome?.dom ?? null;
  if (!chromiumDom) return null;
  try {
    return chromiumDom.openOrClosedShadowRoot(element);
  } catch {
    return null; // Chromium throws for elements that cannot have one.
  }
}

/** Picks out custom elements; made once, for a page that changes much asks it a thousand times. */
let custom: XPathExpression | undefined;

/** Reports the shadow roots of custom elements below `root`: the browser picks them out, which costs next to nothing. */
export function customRoots(root: Node, report: (shadow: ShadowRoot) => void): void {
  const type = root === document ? Node.DOCUMENT_NODE : typeOf(root);
  if (type === Node.DOCUMENT_FRAGMENT_NODE) {
    // XPath does not begin at a shadow root, but at what is in it.
    for (const element of (root as ShadowRoot).children) customRoots(element, report);
    return;
  }
  if (type === Node.ELEMENT_NODE) {
    // Moved into a frame, whose own script reads it; Firefox's XPath refuses it.
    if (documentOf(root) !== document) return;
    reportRoot(root as Element, report);
    if (firstElementOf(root) === null) return;
  }
  custom ??= Document.prototype.createExpression.call(document, './/*[contains(local-name(),"-")]');
  const found = custom.evaluate(root, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < found.snapshotLength; i++) reportRoot(found.snapshotItem(i) as Element, report);
}

function reportRoot(element: Element, report: (shadow: ShadowRoot) => void): void {
  const shadow = rootOf(element);
  if (shadow) report(shadow);
}

/** Elements between two looks at the clock. */
const STRIDE = 1000;

/** Reports the shadow roots of all elements below `root`, interruptible. */
export function* allRoots(root: Node, report: (shadow: ShadowRoot) => void): Generator<void> {
  const walker = treeWalker(root, NodeFilter.SHOW_ELEMENT);
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    reportRoot(node as Element, report);
    if (++seen % STRIDE === 0) {
      yield;
      if (!isConnected(node)) return;
    }
  }
}
