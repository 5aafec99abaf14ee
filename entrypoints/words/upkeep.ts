/**
 * What no event tells, looked at once a second in frames that hold words. Chromium leaves the scripts of an extension
 * that was reloaded, switched off or removed behind in the page: they have to notice and go. And a page may clear the
 * registry of highlights.
 */
import { isAlive } from '../page/background.ts';

/** Time between two looks, ms. */
const PERIOD = 1000;

/** `flush` is called at each look while the extension is there; `orphaned` once when it is gone. */
export function keepUp(flush: () => void, orphaned: () => void, signal: AbortSignal): void {
  const timer = setInterval(() => {
    if (isAlive()) flush();
    else orphaned();
  }, PERIOD);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
