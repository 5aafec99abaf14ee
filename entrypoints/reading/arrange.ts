/**
 * Puts the text in order for reading: every piece of it stands in a paragraph, wide tables can be scrolled, and what was
 * emptied when pictures and forms went is gone. So explanations can be placed behind a paragraph without touching it.
 */
import { isText } from '../../highlight/dom.ts';
import { isInline } from '../../highlight/reading.ts';

/** They hold blocks. Text that stands loose in them is put into paragraphs. */
const HOLDERS = 'div, section, article, main, blockquote, address, li, dd';

/** Without text they are nothing. */
const EMPTIABLE = `${HOLDERS}, p, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, figure, figcaption, pre, span, a, table`;

/** A figure whose picture is gone has a caption for nothing, unless it holds what can be read. */
const READABLE = 'table, pre, blockquote, ul, ol, dl';

const BLOCKS = `${HOLDERS}, p, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, figure, pre, table, hr`;

export function arrange(body: DocumentFragment): void {
  for (const figure of body.querySelectorAll('figure')) {
    if (!figure.querySelector(READABLE)) figure.remove();
  }
  for (const element of [...body.querySelectorAll(EMPTIABLE)].reverse()) {
    if ((element.textContent ?? '').trim() === '' && !element.querySelector('hr')) element.remove();
  }
  for (const element of body.querySelectorAll(BLOCKS)) unpack(element);
  for (const holder of [body, ...body.querySelectorAll(HOLDERS)]) {
    unbreak(holder);
    wrapLoose(holder);
  }
  for (const table of body.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    table.replaceWith(frame);
    frame.append(table);
  }
}

const isInLine = (element: Element): boolean =>
  isInline(element) || /^(?:br|wbr|code|kbd|samp)$/.test(element.localName);

const isLoose = (node: Node): boolean => isText(node) || (node instanceof Element && isInLine(node));

/** A block within a link or a piece of bold text stands on its own instead. */
function unpack(block: Element): void {
  for (let { parentElement: around } = block; around && isInLine(around); { parentElement: around } = block)
    around.replaceWith(...around.childNodes);
}

/** Line breaks between blocks are space that pages make; ours comes from the style sheet. */
function unbreak(holder: ParentNode): void {
  for (const br of holder.querySelectorAll(':scope > br')) {
    const { previousSibling: before, nextSibling: after } = br;
    if (!before || !after || !isLoose(before) || !isLoose(after)) br.remove();
  }
}

/** Inline text directly in a holder becomes a paragraph, the pieces between two blocks together. */
function wrapLoose(holder: ParentNode & Node): void {
  let paragraph: HTMLElement | null = null;
  for (const child of [...holder.childNodes]) {
    if (!isLoose(child)) {
      paragraph = null;
    } else if (paragraph) {
      paragraph.append(child);
    } else if (!isText(child) || child.data.trim() !== '') {
      paragraph = document.createElement('p');
      child.replaceWith(paragraph);
      paragraph.append(child);
    }
  }
}
