/**
 * `document.open()` takes every listener from the document and the window, ours too; observers stay (Chromium 156,
 * Firefox 153). That a page did so is seen by its root element, which is another one then.
 */
import { isElement, rootElementOf } from '../../highlight/dom.ts';

/** Calls `run` whenever the document has another root element than before. The answer ends it. */
export function whenReopened(run: () => void): () => void {
  // The one that is there now is not asked for: no element is touched where nothing happens (see `languageOfDocument`).
  let root: Node | null = null;
  const observer = new MutationObserver((records) => {
    // What was taken out first was there before.
    for (const { removedNodes } of records)
      for (const node of removedNodes) if (isElement(node)) root ??= node;
    const now = rootElementOf(document);
    if (now === null || now === root) return;
    const isFirst = root === null;
    root = now;
    if (!isFirst) run();
  });
  observer.observe(document, { childList: true });
  return () => observer.disconnect();
}
