/** Tells when a part of the page becomes an editor: what is written and saved there must hold nothing of ours. */
import { rootElementOf } from './dom.ts';

export class Editors {
  readonly #observer: MutationObserver;
  readonly #watched = new WeakSet<Node>();
  readonly #end = new AbortController();

  /** `found` is called with the element that is edited now. */
  constructor(found: (edited: Node) => void) {
    this.#observer = new MutationObserver((records) => {
      for (const { target } of records) found(target);
    });
    // Nothing else tells that `designMode` was switched on. This comes before the first letter.
    const onInput = () => {
      const root = document.designMode === 'on' && rootElementOf(document);
      if (root) found(root);
    };
    window.addEventListener('beforeinput', onInput, {
      capture: true,
      passive: true,
      signal: this.#end.signal,
    });
  }

  /** Watches a document or shadow root. */
  watch(root: Node): void {
    if (this.#watched.has(root)) return;
    this.#watched.add(root);
    this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['contenteditable'] });
  }

  stop(): void {
    this.#observer.disconnect();
    this.#end.abort();
  }
}
