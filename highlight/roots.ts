/** Finds shadow roots: open ones everywhere, closed ones where the browser lets an extension ask. */
import { isConnected, nameOf, openRootOf, treeWalker } from './dom.ts';

interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
interface ChromiumDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

/** Chromium asks through `chrome.dom`, which costs as much as five walks: only custom elements are asked there. */
const chromiumDom = (globalThis as { chrome?: { dom?: ChromiumDom } }).chrome?.dom;

function rootOf(element: Element): ShadowRoot | null {
  const open = (element as FirefoxElement).openOrClosedShadowRoot ?? openRootOf(element);
  if (open instanceof ShadowRoot) return open;
  if (!chromiumDom || !nameOf(element).includes('-')) return null;
  try {
    return chromiumDom.openOrClosedShadowRoot(element);
  } catch {
    return null; // Chromium throws for elements that cannot have one.
  }
}

/** Elements between two looks at the clock. */
const STRIDE = 1000;

/** Reports each shadow root of `root` and of the elements below it, interruptible. */
export function* shadowRoots(root: Node, report: (shadow: ShadowRoot) => void): Generator<void> {
  const walker = treeWalker(root, NodeFilter.SHOW_ELEMENT);
  let seen = 0;
  for (let node: Node | null = root instanceof Element ? root : walker.nextNode(); node; node = walker.nextNode()) {
    const shadow = rootOf(node as Element);
    if (shadow) report(shadow);
    if (++seen % STRIDE === 0) {
      yield;
      if (!isConnected(node)) return;
    }
  }
}
