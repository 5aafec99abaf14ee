/**
 * `document.open()` takes every listener from the document and the window, ours too; observers stay (Chromium 156,
 * Firefox 153). That a page did so is seen by its root element, which is another one then.
 */
import { rootElementOf } from '../../highlight/dom.ts';

/** Calls `run` whenever the document has another root element than before. */
export function whenReopened(run: () => void, signal: AbortSignal): void {
  let root = rootElementOf(document);
  const observer = new MutationObserver(() => {
    const now = rootElementOf(document);
    if (now === null || now === root) return;
    const isFirst = root === null;
    root = now;
    if (!isFirst) run();
  });
  observer.observe(document, { childList: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
