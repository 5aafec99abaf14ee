/** Reads subtrees: every text node once, in document order, interruptible. */
import { foldLatin, PARTS } from '../glossary/fold.ts';
import { isConnected, isText, nodeIterator, TEXTS, treeWalker } from './dom.ts';
import { isNeverRead, previousInRun } from './reading.ts';
import type { Words } from './words.ts';

/** Characters between two looks at the clock: where nothing is compiled yet, a slow machine takes ten milliseconds for them. */
const STRIDE = 600;
/** What a node costs besides its characters, in characters. */
const NODE_COST = 40;
/** Text shorter than this is read without asking what it stands in: asking costs more than reading. */
const ASK_FROM = 200;

/** A letter, or what may stand within a word and is not there for a reader. */
const isLetterAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code > 255 || foldLatin[code]! > PARTS;
};

/**
 * Reads all text below `root` (or `root` itself, if it is text) into `words`, but for what `holds` says is read and
 * in pieces. `isPage` is true for all of a page, which takes many slices in which the page goes on changing. Returns the
 * number of texts.
 */
export function* scan(
  root: Node,
  words: Words,
  isPage = false,
  holds?: (text: Text) => boolean,
): Generator<void, number> {
  const walker = isPage ? nodeIterator(root, TEXTS) : treeWalker(root, TEXTS);
  let texts = 0;
  let spent = 0;
  let lastIsLetter = false;
  /** Nodes read already as part of a run. */
  let read: ReadonlySet<Text> = new Set();
  for (
    let node = (isText(root) ? root : walker.nextNode()) as Text | null;
    node;
    node = walker.nextNode() as Text | null
  ) {
    texts++;
    const text = node.data;
    const { length } = text;
    if (length >= ASK_FROM && node.parentNode && isNeverRead(node.parentNode)) continue;
    spent += length + NODE_COST;
    if (holds?.(node)) {
      lastIsLetter = false;
    } else if (length > 1 || (length === 1 && isLetterAt(text, 0))) {
      if (!read.has(node)) {
        const before = lastIsLetter && isLetterAt(text, 0) ? previousInRun(node) : null;
        const glued = before !== null && isLetterAt(before.data, before.length - 1);
        if (glued || !words.readAlone(node)) read = new Set(words.readRun(node));
      }
      lastIsLetter = isLetterAt(text, length - 1);
    } else if (length > 0) {
      lastIsLetter = false;
    }
    if (spent > STRIDE) {
      spent = 0;
      yield;
      // What we stood on may be gone: an iterator knows, a walker begins again. What was read stays read.
      if (walker instanceof TreeWalker && !isConnected(node)) {
        if (!isConnected(root)) return texts;
        walker.currentNode = root;
      }
    }
  }
  return texts;
}
