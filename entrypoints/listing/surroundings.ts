/** The words around a word on the page: what tells a reader which of several places it is, without seeing the page. */
import { blockOf } from '../../highlight/reading.ts';

/** Least length of what is kept on each side, UTF-16 units; it ends between words. */
const LENGTH = 48;

export interface Surroundings {
  before: string;
  /** The word as it stands on the page. */
  text: string;
  after: string;
}

export function surroundingsOf(range: Range): Surroundings {
  const block = blockOf(range.startContainer);
  const before = new Range();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = new Range();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(block, block.childNodes.length);
  return { before: lastWords(plain(before)), text: plain(range).trim(), after: firstWords(plain(after)) };
}

const plain = (range: Range): string => range.toString().replace(/\s+/g, ' ');

function lastWords(text: string): string {
  if (text.length <= LENGTH) return text.trimStart();
  const cut = text.lastIndexOf(' ', text.length - LENGTH);
  return `… ${text.slice(cut < 0 ? -LENGTH : cut + 1)}`;
}

function firstWords(text: string): string {
  if (text.length <= LENGTH) return text.trimEnd();
  const cut = text.indexOf(' ', LENGTH);
  return `${text.slice(0, cut < 0 ? LENGTH : cut)} …`;
}
