/**
 * Two pages built and changed alike, one of them marked: whatever a page does to the nodes it holds, it reads the same in
 * both, and with the marks gone both are the same, node by node.
 */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cuts } from '../../highlight/cuts.ts';
import { start } from '../../highlight/engine.ts';
import { MarkPainter } from '../../highlight/mark-painter.ts';
import { rangeOf } from '../../highlight/point.ts';
import { caughtUp } from './engine-clock.ts';
import { described, expectedIn, lexicon, pageOf } from './engine-kit.ts';

const TEXTS = [
  'HER2',
  'the HER2 test',
  'HER2-positive',
  '-positive',
  'met',
  'astatic',
  'breast cancer',
  ' breast',
  ' cancer',
  'letrozole and HER2',
  'AI',
  ' AI ',
  'letrozole',
  ' and ',
  'HER2. ',
  '. ',
  '',
  ' ',
  'x',
  'report',
  'A B C',
]; // prettier-ignore
const ELEMENTS = ['b', 'a', 'span', 'div', 'p', 'li', 'code'];

type Spec = { name: string; text: string; children: Spec[] };
const specOf = (depth: number): fc.Arbitrary<Spec> =>
  fc.record({
    name: depth === 0 ? fc.constant('') : fc.constantFrom('', '', '', ...ELEMENTS),
    text: fc.constantFrom(...TEXTS),
    children: depth === 0 ? fc.constant([]) : fc.array(specOf(depth - 1), { maxLength: 4 }),
  });
const spec = specOf(3);

const EDITS = [
  'data',
  'remove',
  'replace',
  'move',
  'after',
  'before',
  'end',
  'textContent',
  'wrap',
  'write detached',
] as const;
const edit = fc.record({ how: fc.constantFrom(...EDITS), at: fc.nat(), to: fc.nat(), spec });
type Edit = { how: (typeof EDITS)[number]; at: number; to: number; spec: Spec };

/** A page that holds on to all its nodes, and never asks the document for them. */
class Page {
  readonly nodes: ChildNode[] = [];
  readonly root: HTMLElement;
  readonly #detached: ChildNode[] = [];

  constructor(root: HTMLElement, specs: Spec[]) {
    this.root = root;
    root.append(...specs.map((spec) => this.build(spec)));
  }

  build({ name, text, children }: Spec): ChildNode {
    const node = name === '' ? new Text(text) : document.createElement(name);
    this.nodes.push(node);
    if (node instanceof Element) node.append(...children.map((child) => this.build(child)));
    return node;
  }

  change({ how, at, to, spec }: Edit): void {
    const { nodes } = this;
    const elements = [this.root, ...nodes.filter((node) => node instanceof HTMLElement)];
    const node = nodes[at % Math.max(1, nodes.length)];
    const parent = elements[to % elements.length]!;
    if (!node || how === 'end') parent.append(this.build(spec));
    else if (how === 'data' && node instanceof Text) node.data = spec.text;
    else if (how === 'remove') {
      node.remove();
      this.#detached.push(node);
    } else if (how === 'replace' && node.parentNode) node.replaceWith(this.build(spec));
    else if (how === 'move' && !node.contains(parent)) parent.append(node);
    else if (how === 'after' && node.parentNode)
      node.parentNode.insertBefore(this.build(spec), node.nextSibling);
    else if (how === 'before') node.before(this.build(spec));
    else if (how === 'textContent') parent.textContent = spec.text;
    else if (how === 'wrap' && node.parentNode) {
      const around = this.build({ ...spec, name: 'b', children: [] }) as Element;
      node.replaceWith(around);
      around.append(node);
    } else if (how === 'write detached') {
      const lost = this.#detached.pop();
      if (lost instanceof Text) lost.data = spec.text;
      if (lost && !lost.contains(parent)) parent.append(lost);
    }
  }
}

/** Everything about a tree that can be compared: names and texts, node by node. */
const outline = (node: Node): unknown =>
  node instanceof Text ? node.data : [node.nodeName, ...[...node.childNodes].map(outline)];

const stops = new Set<AbortController>();
afterEach(() => {
  for (const stop of stops) stop.abort();
  stops.clear();
});

function markedPage(specs: Spec[]) {
  const page = new Page(pageOf(''), specs);
  const stop = new AbortController();
  stops.add(stop);
  const engine = start(page.root, {
    lexicon,
    painter: new MarkPainter({ cuts, rest: 0 }),
    signal: stop.signal,
  });
  return { page, engine, stop };
}

test('marks show the words, and leave nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spec, { minLength: 1, maxLength: 6 }), async (specs) => {
      const { page, engine, stop } = markedPage(specs);
      const before = outline(page.root);
      const nodes = [...page.nodes];
      const parents = nodes.map(({ parentNode }) => parentNode);
      await caughtUp();
      const words = [...engine.places()].map((place) => rangeOf(place)!.toString());
      const marked = [...page.root.querySelectorAll('mark')].map(({ textContent }) => textContent);
      stop.abort();
      // A text of nothing but spaces amid a word is not marked.
      const letters = (texts: (string | null)[]) => texts.join('').replace(/\s/g, '').length;
      expect(letters(marked), 'all letters of all words are marked').toBe(letters(words));
      expect(outline(page.root)).toEqual(before);
      expect(page.nodes.map(({ parentNode }) => parentNode)).toEqual(parents);
    }),
    { numRuns: 50 },
  );
}, 120_000);

test('a page that changes is the same with marks and without', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(spec, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (specs, batches) => {
        const { page, engine, stop } = markedPage(specs);
        const twin = new Page(document.createElement('main'), specs);
        await caughtUp();
        for (const batch of batches) {
          for (const edit of batch) {
            page.change(edit);
            twin.change(edit);
          }
          // What is on the screen next, and what it is after a while.
          await Promise.resolve();
          expect(page.root.textContent).toBe(twin.root.textContent);
          await caughtUp();
          expect(page.root.textContent).toBe(twin.root.textContent);
        }
        const places = [...engine.places()];
        stop.abort();
        expect(described(places)).toEqual(expectedIn(page.root));
        expect(outline(page.root)).toEqual(outline(twin.root));
        const alike = page.nodes.every((node, i) => node.textContent === twin.nodes[i]!.textContent);
        expect(alike, 'every node holds the same, also those outside of the page').toBe(true);
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);
