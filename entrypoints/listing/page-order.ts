/**
 * The words of a document and the frames in it, in the order in which a reader comes to them: what stands in a shadow
 * root comes where its host does. One walk, in pieces: the caller may wait at each `yield`.
 */
import { hostOf, isElement, isText, nameOf, rootOf, TEXTS, treeWalker } from '../../highlight/dom.ts';
import type { Place } from '../../highlight/words.ts';

const FRAMES = new Set(['iframe', 'frame', 'object', 'embed']);

/** Nodes between two chances to wait. */
const STRIDE = 500;

export function* inPageOrder(places: readonly Place[]): Generator<void, (Place | Element)[]> {
  const byText = new Map<Text, Place[]>();
  const shadows = new Map<Element, ShadowRoot>();
  for (const place of places) {
    byText.set(place.start, [...(byText.get(place.start) ?? []), place]);
    // Only shadow roots with words matter, and the words tell where they are: closed ones too.
    for (let root = rootOf(place.start); root instanceof ShadowRoot; root = rootOf(hostOf(root)))
      shadows.set(hostOf(root), root);
  }
  const found: (Place | Element)[] = [];
  let seen = 0;

  function* walk(root: Node): Generator<void> {
    const walker = treeWalker(root, TEXTS | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (++seen % STRIDE === 0) yield;
      if (isText(node)) {
        const here = byText.get(node);
        if (here) found.push(...here.sort((a, b) => a.startOffset - b.startOffset));
      } else if (isElement(node)) {
        if (FRAMES.has(nameOf(node))) found.push(node);
        const shadow = shadows.get(node);
        if (shadow) yield* walk(shadow);
      }
    }
  }

  yield* walk(document);
  return found;
}
