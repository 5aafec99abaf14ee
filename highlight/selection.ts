/** What the reader has selected, which is kept while pieces of text are put together again. */
import type { Cuts, Spot } from './cuts.ts';
import { isConnected, isText } from './dom.ts';

/** True if any of a node is selected. */
export function isSelected(node: Node): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(node, true);
}

/** Runs a change after which the texts of `cuts` are whole. */
export function keepSelection(cuts: Cuts, change: () => void): void {
  const selection = getSelection();
  const anchor = whole(cuts, selection?.anchorNode, selection?.anchorOffset);
  const focus = whole(cuts, selection?.focusNode, selection?.focusOffset);
  change();
  if (!selection || !anchor || !focus || (!anchor.moved && !focus.moved)) return;
  if (![anchor, focus].every(({ text, offset }) => isConnected(text) && offset <= lengthOf(text))) return;
  selection.setBaseAndExtent(anchor.text, anchor.offset, focus.text, focus.offset);
}

interface End {
  text: Node;
  offset: number;
  moved: boolean;
}

function whole(cuts: Cuts, node: Node | null | undefined, offset = 0): End | null {
  if (!node) return null;
  if (!isText(node)) return { text: node, offset, moved: false };
  const spot: Spot = cuts.whole(node, offset);
  return { ...spot, moved: spot.text !== node };
}

const lengthOf = (node: Node): number => (isText(node) ? node.length : node.childNodes.length);
