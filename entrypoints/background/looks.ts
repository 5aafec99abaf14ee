/** Limits how often a tab is looked at: every frame that loads speaks in the name of its tab. */

/**
 * Answers a function that looks at a tab at once, but not twice within `pause` ms: who asks meanwhile is answered then.
 */
export function createLooks(look: (tabId: number) => void, pause: number): (tabId: number) => void {
  /** Tabs looked at just now, and whether they have asked again. */
  const recent = new Map<number, boolean>();
  return function ask(tabId) {
    if (recent.has(tabId)) {
      recent.set(tabId, true);
      return;
    }
    recent.set(tabId, false);
    look(tabId);
    setTimeout(() => {
      const isAsked = recent.get(tabId);
      recent.delete(tabId);
      if (isAsked) ask(tabId);
    }, pause);
  };
}
