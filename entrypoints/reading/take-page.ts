/**
 * Takes the page out of its tab: all its text at once, as the page would be saved. Nothing is written into the page, and
 * nothing is left in it.
 */

/** What comes out of a tab. The page's script has no hand in it, but it is checked all the same. */
export interface Taken {
  url: string;
  /** What links of the page begin from. */
  base: string;
  /** Null if it is longer than the limit. */
  html: string | null;
}

/**
 * Runs in the page, in the extension's world; it is sent as text and must hold all it needs. Asks past the names that a
 * page may give its elements.
 *
 * @param limit greatest length, UTF-16
 */
export function takePage(limit: number): Taken {
  const ask = <T>(prototype: object, name: string, of: object): T =>
    Object.getOwnPropertyDescriptor(prototype, name)!.get!.call(of) as T;
  const root = ask<Element>(Document.prototype, 'documentElement', document);
  const html = ask<string>(Element.prototype, 'outerHTML', root);
  return {
    url: location.href,
    base: ask<string>(Node.prototype, 'baseURI', document),
    html: html.length > limit ? null : html,
  };
}
