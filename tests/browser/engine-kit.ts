/** The engine on pieces of a page: what it finds and paints, told as text; and a second reader of pages, slow and plain. */
import { compileProbe } from '../../glossary/compile-probe.ts';
import { decide, Evidence } from '../../glossary/decide.ts';
import type { Lexicon } from '../../glossary/tables.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import type { Painter } from '../../highlight/painter.ts';
import type { Place } from '../../highlight/words.ts';
import { entry, foundIn, lexiconOf } from '../unit/glossary-kit.ts';
import { caughtUp } from './engine-clock.ts';

/** Forms that share words, span several nodes, wait for a reason, and are silenced. */
export const entries = [
  entry('her2', { forms: ['HER2'] }),
  entry('her2-positive', { forms: ['HER2-positive', 'HER2+'] }),
  entry('breast-cancer', { forms: ['breast cancer'] }),
  entry('metastatic', { forms: ['metastatic breast cancer', 'metastatic'] }),
  entry('er-negative', { forms: ['ER-'] }),
  entry('letrozole', { forms: ['letrozole'] }),
  entry('aromatase-inhibitor', {
    in_context: [{ form: 'AI', needs: ['letrozole'], unless: ['machine learning'] }],
  }),
  entry('pathology-report', { in_context: [{ form: 'report' }] }),
];
export const lexicon: Lexicon = lexiconOf(entries);
export const probe = compileProbe(entries);

/** Remembers what is painted. Throws if the engine paints twice or takes away what was never there. */
export class Recorder implements Painter {
  readonly painted = new Set<Place>();
  flushes = 0;
  #isCleared = false;

  paint(place: Place): void {
    if (this.painted.has(place)) throw new Error('painted twice');
    this.painted.add(place);
  }
  unpaint(place: Place): void {
    if (!this.painted.delete(place) && !this.#isCleared) throw new Error('not painted');
  }
  flush(): void {
    this.flushes++;
  }
  clear(): void {
    this.#isCleared = true;
    this.painted.clear();
  }
}

export interface Running {
  engine: Engine;
  painter: Recorder;
  stop: AbortController;
}

const running = new Set<AbortController>();

export function run(root: Node, painter = new Recorder()): Running {
  const stop = new AbortController();
  running.add(stop);
  const engine = start(root, { lexicon, painter, signal: stop.signal });
  return { engine, painter, stop };
}

/** For `afterEach`. */
export function stopAll(): void {
  for (const stop of running) stop.abort();
  running.clear();
}

/** A page of its own in the test's body. */
export function pageOf(html: string): HTMLElement {
  const root = document.createElement('main');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

export function textOf({ start, startOffset, end, endOffset }: Place): string {
  const range = new Range();
  range.setStart(start, startOffset);
  range.setEnd(end, endOffset);
  return range.toString();
}

const pathOf = (node: Node): string => {
  const parent = node.parentNode;
  if (!parent) return node instanceof ShadowRoot ? `${pathOf(node.host)}/shadow` : '';
  return `${pathOf(parent)}/${[...parent.childNodes].indexOf(node as ChildNode)}`;
};

const describe = ({ start, startOffset, end, endOffset, entries, certainty }: Place): string =>
  `${pathOf(start)}:${startOffset} to ${pathOf(end)}:${endOffset} ${entries} ${certainty}`;

/** Places as text that can be compared, in a fixed order. */
export const described = (places: Iterable<Place>): string[] => [...places].map(describe).sort();

/** What a fresh engine finds in a page, as words. */
export async function wordsIn(root: Node): Promise<string[]> {
  const { engine, painter, stop } = run(root);
  await caughtUp();
  const places = [...engine.places()].sort((a, b) =>
    a.start === b.start
      ? a.startOffset - b.startOffset
      : a.start.compareDocumentPosition(b.start) & Node.DOCUMENT_POSITION_FOLLOWING
        ? -1
        : 1,
  );
  const painted = described(painter.painted);
  stop.abort();
  if (painted.join() !== described(places).join()) throw new Error(`found and painted differ: ${painted}`);
  return places.map(textOf);
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);
const ABSENT = new Set('script style template noscript wbr rt rp link meta'.split(' '));
const NEVER = new Set(
  'script style noscript template textarea input select option optgroup datalist code kbd samp canvas iframe object embed audio video math svg rt rp title head'.split(
    ' ',
  ),
);

function isRefused(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  return (
    element.namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
    NEVER.has(element.localName) ||
    (editable !== null && editable !== 'false') ||
    element.getAttribute('data-plainword') === 'off' ||
    (element.localName === 'pre' && element.querySelector('code') !== null)
  );
}

/** All runs of text below a root that may be read, by walking the tree once from the top. */
function runsOf(root: Node): Text[][] {
  const runs: Text[][] = [];
  let run: Text[] = [];
  const part = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const walk = (node: Node, lang: string) => {
    if (node instanceof Text) {
      if (node.length === 0 || !/^(?:en|$)/i.test(lang)) return;
      run.push(node);
      if (/[.!?;:]\s+$/.test(node.data)) part();
    } else if (node instanceof Element) {
      const own = node.getAttribute('lang');
      const isFootnote = node.localName === 'sup' && /^[\s\d,*†‡§[\]–-]+$/.test(node.textContent);
      const isInline = INLINE.has(node.localName) && !isRefused(node) && own === null && !isFootnote;
      if (node.shadowRoot) {
        const kept = run;
        run = [];
        for (const child of node.shadowRoot.childNodes) walk(child, own ?? lang);
        part();
        run = kept;
      }
      if (ABSENT.has(node.localName)) return;
      if (!isInline) part();
      if (!isRefused(node)) for (const child of node.childNodes) walk(child, own ?? lang);
      if (!isInline) part();
    }
  };
  if (root instanceof Element) walk(root, '');
  part();
  return runs;
}

/** What the engine must find in a page, by the slow and plain reader. */
export function expectedIn(root: Node): string[] {
  const evidence = new Evidence(lexicon);
  const read = runsOf(root).map((nodes) => ({
    nodes,
    found: foundIn(lexicon, nodes.map((node) => node.data).join('')),
  }));
  for (const { found } of read) evidence.add(found);
  evidence.refresh();
  const places = read.flatMap(({ nodes, found }) =>
    decide(found, evidence).map(({ start, end, entries, certainty }): Place => {
      let before = 0;
      const at = (offset: number, isEnd: boolean) => {
        before = 0;
        for (const node of nodes) {
          if (offset < before + node.length || (isEnd && offset === before + node.length)) return node;
          before += node.length;
        }
        throw new Error('outside of the run');
      };
      const startNode = at(start, false);
      const startOffset = start - before;
      const endNode = at(end, true);
      return { start: startNode, startOffset, end: endNode, endOffset: end - before, entries, certainty };
    }),
  );
  return described(places);
}
