/**
 * What the bench runs inside a page: the engine's full scan, and what it is compared with. Bundled into one script. Each
 * is run once in a fresh page, as in life: nothing has been warmed up.
 */

import { tables } from 'virtual:glossary/tables';
import Mark from 'mark.js';
import { Lexicon } from '../../glossary/tables.ts';
import { HighlightPainter } from '../../highlight/highlight-painter.ts';
import { scan } from '../../highlight/scan.ts';
import { EVERYTHING, Shown } from '../../highlight/shown.ts';
import { Words } from '../../highlight/words.ts';

/** Time of one run, ms, and how many places it found. */
export interface Run {
  ms: number;
  found: number;
}

const timed = (run: () => number): Run => {
  const start = performance.now();
  const found = run();
  return { ms: performance.now() - start, found };
};

/** The least that any reader of the page has to do: every text node, every character. Returns the sum of the codes. */
function walk(): number {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let sum = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue!;
    for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  }
  return sum;
}

/** The engine without its slices: tables decoded, all text read, every word painted. */
function plainword(): number {
  const words: Words = new Words(new Lexicon(tables), {
    appeared: (place) => shown.add(place),
    gone: (place) => shown.remove(place),
  });
  const painter = new HighlightPainter();
  const shown = new Shown(painter, words, EVERYTHING);
  for (const _ of scan(document, words));
  words.settle();
  shown.settle([document]);
  painter.flush();
  return [...words.places()].length;
}

/** One regular expression over each text node, painted as highlights: what one would write in an afternoon. */
function regexp(source: string): number {
  const pattern = new RegExp(source, 'gi');
  const highlight = new Highlight();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.nodeValue!.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      highlight.add(range);
    }
  }
  CSS.highlights.set('bench', highlight);
  return highlight.size;
}

function markRegExp(source: string): number {
  let found = 0;
  new Mark(document.body).markRegExp(new RegExp(source, 'gi'), { done: (count) => (found = count) });
  return found;
}

function mark(forms: string[]): number {
  let found = 0;
  const options = {
    accuracy: 'exactly',
    separateWordSearch: false,
    done: (count: number) => (found = count),
  };
  new Mark(document.body).mark(forms, options as Mark.MarkOptions);
  return found;
}

const bench = {
  walk: () => timed(walk),
  plainword: () => timed(plainword),
  regexp: (source: string) => timed(() => regexp(source)),
  markRegExp: (source: string) => timed(() => markRegExp(source)),
  mark: (forms: string[]) => timed(() => mark(forms)),
};

declare global {
  var plainwordBench: typeof bench;
}

globalThis.plainwordBench = bench;
