/** Words in the order in which a reader comes to them, across shadow roots. Costly: for when a reader asks. */
import { cuts } from './cuts.ts';
import { hostOf, isConnected, isText, parentOf } from './dom.ts';
import type { Place } from './words.ts';

/** A node and, before it, the hosts of the shadow roots it stands in, the outermost first. */
function pathOf(node: Node): Node[] {
  const path = [node];
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = path[0]!.getRootNode())
    path.unshift(hostOf(root));
  return path;
}

/** Whether a node comes before another; what stands in a shadow root comes where its host does, before its children. */
function compareNodes(one: readonly Node[], other: readonly Node[]): number {
  let i = 0;
  while (i < one.length && i < other.length && one[i] === other[i]) i++;
  const a = one[i];
  const b = other[i];
  if (!a || !b) return one.length === other.length ? 0 : one.length > other.length ? -1 : 1;
  const bits = Node.prototype.compareDocumentPosition.call(a, b);
  return bits & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The words in document order; those whose text is gone are left out. */
export function inOrder(places: Iterable<Place>): Place[] {
  const keyed = [...places]
    .filter(({ start, end }) => isConnected(start) && isConnected(end))
    .map((place) => ({ place, path: pathOf(place.start) }));
  keyed.sort((a, b) => compareNodes(a.path, b.path) || a.place.startOffset - b.place.startOffset);
  return keyed.map(({ place }) => place);
}

/** Number of the first of the words (in order) that begins at or after a point of the document; their number if none. */
export function firstAfter(places: readonly Place[], node: Node, offset: number): number {
  // A point between children is before the child that follows it.
  const child = node.childNodes[offset] ?? node;
  const spot = isText(child) ? cuts.whole(child, child === node ? offset : 0) : null;
  const at = spot?.text ?? child;
  const within = spot?.offset ?? 0;
  const path = pathOf(at);
  const found = places.findIndex((place) => {
    if (place.start === at) return place.startOffset >= within;
    return compareNodes(pathOf(place.start), path) > 0 || at.contains(parentOf(place.start));
  });
  return found < 0 ? places.length : found;
}
