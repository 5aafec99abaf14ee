/**
 * What an earlier life of the extension left in a page that stayed open. Firefox ends its scripts without a word: their
 * highlights stay registered, and the elements they made stay in the document. Chromium's scripts live on and clean up.
 */
import { NAMES } from '../../highlight/highlight-painter.ts';

interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot: ShadowRoot | null;
}

/** The card's host: it has no mark of ours outside its closed shadow root. */
const isHost = (element: Element): boolean =>
  (element as FirefoxElement).openOrClosedShadowRoot?.querySelector('.room[data-plainword="off"]') != null;

/** For the start in a page that was there before. */
export function removeLeftovers(): void {
  // Firefox lets no extension go through the names that are there.
  for (const name of [...Object.values(NAMES).flat(), 'plainword-flash']) CSS.highlights?.delete(name);
  const select = (selector: string) => Document.prototype.querySelectorAll.call(document, selector);
  for (const element of select('div[popover="manual"]')) if (isHost(element)) element.remove();
  for (const mark of select('mark.plainword')) mark.replaceWith(...mark.childNodes);
}
