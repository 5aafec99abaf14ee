/** A page that changes shows what a fresh reading would show, and both show what the slow reader expects. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { watch } from '../../highlight/watch.ts';
import { caughtUp, RECHECK } from './engine-clock.ts';
import { described, expectedIn, probe, run, stopAll, textOf } from './engine-kit.ts';

let ends: (() => void)[] = [];
afterEach(() => {
  stopAll();
  for (const end of ends) end();
  ends = [];
});

const TEXTS = [
  'HER2',
  'HER2-positive',
  '-positive',
  ' HER2 ',
  'met',
  'astatic',
  'metastatic ',
  'breast cancer',
  ' breast',
  ' cancer',
  's',
  'breast\u00ad',
  'AI',
  ' AI ',
  'letrozole',
  'letro',
  'zole',
  ' and ',
  'HER2. ',
  '. ',
  '.',
  'x',
  '',
  ' ',
  '+',
  '-',
  'ER',
  'ER-',
  ' and PR-negative',
  'report',
  'machine learning',
  'machine ',
  'learning',
  'non',
  '-',
  '.org',
  '@',
  '\u200b',
  '\u00ad',
  'A B C',
]; // prettier-ignore
const INLINE = ['b', 'i', 'a', 'span', 'sup'];
const BLOCKS = ['div', 'p', 'li', 'td', 'h2', 'button'];
const REFUSED = ['code', 'textarea', 'script', 'style', 'noscript', 'rt'];
const EMPTY = ['br', 'wbr', 'img', 'input'];
const SPECIAL = ['comment', 'fr', 'en', 'editable', 'off', 'shadow'];

type Spec = { kind: string; text: string; children: Spec[] };

const kind = fc.oneof(
  { weight: 10, arbitrary: fc.constant('text') },
  { weight: 6, arbitrary: fc.constantFrom(...INLINE) },
  { weight: 3, arbitrary: fc.constantFrom(...BLOCKS) },
  { weight: 1, arbitrary: fc.constantFrom(...REFUSED) },
  { weight: 1, arbitrary: fc.constantFrom(...EMPTY) },
  { weight: 2, arbitrary: fc.constantFrom(...SPECIAL) },
);
/** Trees of a given depth. */
const treeOf = (depth: number): fc.Arbitrary<Spec> =>
  fc.record({
    kind: depth === 0 ? fc.constant('text') : kind,
    text: fc.constantFrom(...TEXTS),
    children: depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 4 }),
  });
const tree = treeOf(3);

function build({ kind, text, children }: Spec): Node {
  if (kind === 'text') return new Text(text);
  if (kind === 'comment') return new Comment(text);
  if (REFUSED.includes(kind)) {
    const element = document.createElement(kind);
    // What runs is of no use here.
    if (kind === 'script') element.setAttribute('type', 'text/plain');
    // Ends in a letter: reading asks what a text stands in only where two letters meet.
    element.append(`${text} HER2`);
    return element;
  }
  if (kind === 'shadow') {
    const host = document.createElement('x-host');
    host.attachShadow({ mode: 'open' }).append(...children.map(build));
    return host;
  }
  const element = document.createElement(SPECIAL.includes(kind) ? 'span' : kind);
  if (kind === 'fr' || kind === 'en') element.lang = kind;
  if (kind === 'editable') element.contentEditable = 'true';
  if (kind === 'off') element.dataset.plainword = 'off';
  if (!EMPTY.includes(kind)) element.append(...children.map(build));
  return element;
}

const EDITS = [
  'insert',
  'remove',
  'move',
  'replace',
  'text',
  'split',
  'wrap',
  'unwrap',
  'data',
  'normalize',
] as const;
const edit = fc.record({ how: fc.constantFrom(...EDITS), at: fc.nat(), to: fc.nat(), tree });
type Edit = { how: (typeof EDITS)[number]; at: number; to: number; tree: Spec };

/** All nodes below a root, shadow roots included; not the root. */
function nodesIn(root: Node): ChildNode[] {
  const nodes: ChildNode[] = [];
  for (const child of root.childNodes) {
    nodes.push(child, ...nodesIn(child));
    if (child instanceof Element && child.shadowRoot) nodes.push(...nodesIn(child.shadowRoot));
  }
  return nodes;
}

function apply(root: Element, { how, at, to, tree }: Edit): void {
  const all = nodesIn(root);
  const node = all[at % Math.max(1, all.length)];
  const parents = [root, ...all.filter((n) => n instanceof HTMLElement && !EMPTY.includes(n.localName))];
  const parent = parents[to % parents.length] as Element;
  if (how === 'insert' || !node)
    parent.insertBefore(build(tree), parent.childNodes[at % (parent.childNodes.length + 1)] ?? null);
  else if (how === 'remove') node.remove();
  else if (how === 'move' && !node.contains(parent) && !containsAcross(node, parent)) parent.append(node);
  else if (how === 'replace') node.replaceWith(build(tree));
  else if (how === 'text') parent.textContent = tree.text;
  else if (how === 'data' && node instanceof Text) node.data = tree.text;
  else if (how === 'split' && node instanceof Text) node.splitText(to % (node.length + 1));
  else if (how === 'wrap' && node.parentNode) {
    const around = document.createElement(INLINE[to % INLINE.length]!);
    node.replaceWith(around);
    around.append(node);
  } else if (how === 'unwrap' && node instanceof HTMLElement) node.replaceWith(...node.childNodes);
  else if (how === 'normalize') parent.normalize();
}

function containsAcross(node: Node, other: Node): boolean {
  for (
    let around: Node | null = other;
    around;
    around = around instanceof ShadowRoot ? around.host : around.parentNode
  ) {
    if (around === node) return true;
  }
  return false;
}

const html = (root: Element) => root.getHTML({ serializableShadowRoots: true });

/** Pages are tried several at a time: most of the time goes into waiting for the browser to be idle. */
const AT_ONCE = 12;
const pages = <T>(page: fc.Arbitrary<T>) => fc.array(page, { minLength: 1, maxLength: AT_ONCE, size: 'max' });
const content = fc.array(tree, { minLength: 1, maxLength: 6 });

/** So many changes that no more are heard, which leave everything as it was. */
async function storm(root: Element): Promise<void> {
  const mark = new Comment();
  for (let i = 0; i < 300; i++) {
    root.append(mark);
    mark.remove();
  }
  await Promise.resolve();
}

function begin(specs: Spec[]) {
  const root = document.createElement('main');
  root.append(...specs.map(build));
  document.body.append(root);
  return { root, before: html(root), ...run(root) };
}

function check({ root, engine, painter }: ReturnType<typeof begin>, why: string): void {
  const places = described(engine.places());
  expect(places, why).toEqual(expectedIn(root));
  expect(described(painter.painted), why).toEqual(places);
}

describe('reading', { timeout: 120_000 }, () => {
  test('a fresh reading finds what the slow reader expects, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(pages(content), async (list) => {
        document.body.replaceChildren();
        const begun = list.map(begin);
        await caughtUp();
        for (const page of begun) {
          check(page, page.before);
          page.stop.abort();
          expect(html(page.root)).toBe(page.before);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test.each([
    ['any changes', false],
    ['any changes in a storm', true],
  ])('after %s it shows what a fresh reading would show', async (_, isStorm) => {
    const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(pages(fc.tuple(content, edits)), async (list) => {
        document.body.replaceChildren();
        const begun = list.map(([specs, batches]) => ({ ...begin(specs), batches }));
        await caughtUp();
        for (const step of [0, 1, 2]) {
          const before = begun.map(({ root }) => html(root));
          if (isStorm) for (const { root } of begun) await storm(root);
          const texts = begun.map(
            ({ painter }) => new Map([...painter.painted].map((one) => [one, textOf(one)])),
          );
          for (const { root, batches } of begun) for (const edit of batches[step]!) apply(root, edit);
          await Promise.resolve();
          begun.forEach(({ painter }, i) => {
            // Nothing lies over other letters, not for a moment.
            for (const one of painter.painted)
              if (one.start === one.end && one.start.isConnected)
                expect(textOf(one)).toBe(texts[i]!.get(one));
          });
          const after = begun.map(({ root }) => html(root));
          await caughtUp();
          begun.forEach((page, i) => {
            check(page, `${before[i]}\n→ ${after[i]}`);
            expect(html(page.root)).toBe(after[i]);
          });
        }
        for (const { stop, painter } of begun) {
          stop.abort();
          expect(painter.painted.size).toBe(0);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

describe('watching', { timeout: 120_000 }, () => {
  const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 2 });
  const changing = fc.tuple(content, edits);

  /** Whenever there is a word to show, before and after any changes, it has told. */
  async function tells(list: [Spec[], Edit[][]][], rootOf: (page: Node) => Node, ms?: number): Promise<void> {
    document.body.replaceChildren();
    const begun = list.map(([specs, batches]) => {
      const page = document.createElement('main');
      page.append(...specs.map(build));
      document.body.append(page);
      const told = vi.fn();
      ends.push(watch(rootOf(page), probe, told));
      return { page, told, batches };
    });
    await caughtUp(ms);
    for (const step of [0, 1, 2]) {
      for (const { page, told } of begun)
        if (expectedIn(page).length > 0) expect(told, html(page)).toHaveBeenCalledTimes(1);
      if (step < 2)
        for (const { page, batches } of begun) for (const edit of batches[step]!) apply(page, edit);
      await caughtUp(ms);
    }
  }

  test('whenever there is a word to show, before and after any changes, it has told', async () => {
    await fc.assert(
      fc.asyncProperty(pages(changing), (list) => tells(list, (page) => page)),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('so it has of a whole document, of which some is only asked when all elements are', async () => {
    await fc.assert(
      fc.asyncProperty(changing, (page) => tells([page], () => document, RECHECK)),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
