/** What the page sees of the engine: painted words, an untouched document, and nothing at all after the end. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Engine, start } from '../../highlight/engine.ts';
import { HighlightPainter } from '../../highlight/highlight-painter.ts';
import { watch } from '../../highlight/watch.ts';
import { caughtUp, oneSlice } from './engine-clock.ts';
import { lexicon, pageOf, probe, Recorder, run, stopAll, textOf } from './engine-kit.ts';

/** The name of the plain look. */
const HIGHLIGHT = 'plainword';

let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  stopAll();
  CSS.highlights.clear();
});

const begin = (root: Node, onWords?: (engine: Engine) => void) =>
  start(root, { lexicon, painter: new HighlightPainter(), signal: stop.signal, ...(onWords && { onWords }) });

const painted = (): string[] =>
  [...(CSS.highlights.get(HIGHLIGHT) ?? [])].map((range) => {
    const live = new Range();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
const ours = () => [...CSS.highlights.keys()].filter((name) => name.startsWith('plainword'));

const PAGE = `<!-- a --><p class='a'  id=b>HER2 and <b>breast</b> cancer&nbsp;<i></i> AI</p><ul><li>letrozole</ul>`;

describe('painting', () => {
  test('paints the words, and nothing else changes', async () => {
    const root = pageOf(PAGE);
    const before = document.documentElement.outerHTML;
    const changes = vi.fn();
    const observer = new MutationObserver(changes);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    begin(document);
    await caughtUp();
    expect(painted().sort()).toEqual(['AI', 'HER2', 'breast cancer', 'letrozole']);
    root.querySelector('li')!.firstChild!.nodeValue = 'HER2';
    await caughtUp();
    expect(changes).toHaveBeenCalledTimes(1);
    expect(document.documentElement.outerHTML).toBe(before.replace('letrozole', 'HER2'));
    stop.abort();
    await caughtUp();
    expect(changes).toHaveBeenCalledTimes(1);
    observer.disconnect();
  });

  test('ranges are static, and the name tells nothing', async () => {
    begin(pageOf(PAGE));
    await caughtUp();
    expect(ours()).toEqual([HIGHLIGHT]);
    for (const range of CSS.highlights.get(HIGHLIGHT)!) expect(range).toBeInstanceOf(StaticRange);
  });

  test('however strong the line is, one look is there at a time and goes at the end', async () => {
    const painter = new HighlightPainter();
    start(pageOf(PAGE), { lexicon, painter, signal: stop.signal });
    await caughtUp();
    for (const strength of ['strong', 'clear', 'quiet', 'strong'] as const) {
      const before = ours();
      painter.strength = strength;
      expect(ours().length).toBeGreaterThan(0);
      expect(ours().filter((name) => before.includes(name))).toEqual([]);
      for (const name of ours()) expect(CSS.highlights.get(name)!.size).toBe(4);
    }
    stop.abort();
    expect(ours()).toEqual([]);
  });

  test('a page without words gets no highlight', async () => {
    begin(pageOf('<p>Nothing here.</p>'));
    await caughtUp();
    expect(ours()).toEqual([]);
  });

  test('a word whose text changes is unpainted at once, before the page is drawn', async () => {
    const root = pageOf('<p>HER2</p>');
    begin(root);
    await caughtUp();
    root.querySelector('p')!.firstChild!.nodeValue = 'Benign';
    await Promise.resolve();
    expect(painted()).toEqual([]);
  });

  test('comes back after the page has cleared the registry', async () => {
    const root = pageOf('<p>HER2</p>');
    begin(root);
    await caughtUp();
    CSS.highlights.clear();
    root.append('x');
    await caughtUp();
    expect(painted()).toEqual(['HER2']);
    CSS.highlights.set(HIGHLIGHT, new Highlight());
    root.append('y');
    await caughtUp();
    expect(painted()).toEqual(['HER2']);
  });

  test('leaves the highlights of the page alone', async () => {
    const theirs = new Highlight();
    CSS.highlights.set('search', theirs);
    begin(pageOf(PAGE));
    await caughtUp();
    stop.abort();
    expect([...CSS.highlights.entries()]).toEqual([['search', theirs]]);
  });

  test('words in context come and go with their reason, the others stay', async () => {
    const root = pageOf('<p>AI</p><p>letrozole</p><p>HER2</p>');
    const { painter, engine } = run(root);
    await caughtUp();
    const [her2] = [...engine.places()].filter((place) => textOf(place) === 'HER2');
    const shown = () => [...painter.painted].map(textOf).sort();
    expect(shown()).toEqual(['AI', 'HER2', 'letrozole']);
    root.children[1]!.textContent = 'machine learning and letrozole';
    await caughtUp();
    expect(shown()).toEqual(['HER2', 'letrozole']);
    root.children[1]!.textContent = 'letrozole';
    await caughtUp();
    expect(shown()).toEqual(['AI', 'HER2', 'letrozole']);
    root.children[1]!.remove();
    await caughtUp();
    expect(shown()).toEqual(['HER2']);
    expect(painter.painted).toContain(her2);
  });
});

describe('telling', () => {
  test('tells once for each change of words, and not where none changed', async () => {
    const told = vi.fn();
    const root = pageOf('<p>HER2</p>');
    begin(root, (engine) => told([...engine.places()].map(textOf)));
    await caughtUp();
    expect(told.mock.calls).toEqual([[['HER2']]]);
    root.append('nothing');
    await caughtUp();
    expect(told).toHaveBeenCalledTimes(1);
    root.append(' letrozole');
    await caughtUp();
    expect(told).toHaveBeenCalledTimes(2);
    root.replaceChildren();
    await caughtUp();
    expect(told.mock.lastCall).toEqual([[]]);
  });

  test('`watch` tells of the first word once, whenever it comes, and no more', async () => {
    const told = vi.fn();
    const root = pageOf('<p>nothing</p>');
    watch(root, probe, told);
    await caughtUp();
    expect(told).not.toHaveBeenCalled();
    root.insertAdjacentHTML('beforeend', '<p>HER2</p><p>HER2</p>');
    await caughtUp();
    root.append('HER2');
    await caughtUp();
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('the end', () => {
  test('leaves nothing: no highlight, no words, no effect of changes', async () => {
    const root = pageOf(PAGE);
    const host = document.createElement('x-y');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>HER2</p>';
    root.append(host);
    const told = vi.fn();
    const engine = begin(root, told);
    await caughtUp();
    expect(painted()).toHaveLength(5);
    stop.abort();
    expect(ours()).toEqual([]);
    expect([...engine.places()]).toEqual([]);
    expect(engine.isEmpty).toBe(true);
    told.mockClear();
    root.append('HER2');
    host.shadowRoot!.append('HER2');
    await caughtUp(10_000);
    expect(told).not.toHaveBeenCalled();
    expect(ours()).toEqual([]);
    expect([...engine.places()]).toEqual([]);
  });

  test('in the middle of reading', async () => {
    const engine = begin(pageOf(`<p>HER2 ${'and more text. '.repeat(50)}</p>`.repeat(8000)));
    for (let i = 0; i < 200 && engine.isEmpty; i++) await oneSlice();
    const read = [...engine.places()].length;
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(8000);
    stop.abort();
    await caughtUp();
    expect(ours()).toEqual([]);
    expect([...engine.places()]).toEqual([]);
  });

  test('before the first word, and from within the telling', async () => {
    begin(pageOf(PAGE));
    stop.abort();
    await caughtUp();
    expect(ours()).toEqual([]);
    stop = new AbortController();
    begin(pageOf(PAGE), () => stop.abort());
    await caughtUp();
    expect(ours()).toEqual([]);
  });

  test('disconnects its observer', async () => {
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    begin(pageOf(PAGE));
    await caughtUp();
    disconnect.mockClear();
    stop.abort();
    expect(disconnect).toHaveBeenCalledTimes(1);
    disconnect.mockRestore();
  });

  test('asks the observer for no more roots, once a word was found', async () => {
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    const root = pageOf('<p>HER2</p>');
    const host = document.createElement('x-y');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>HER2</p>';
    root.append(host);
    watch(root, probe, () => {});
    await caughtUp();
    expect(observe).toHaveBeenCalledTimes(1);
    observe.mockRestore();
  });

  test('two engines after one another do not get in each other’s way', async () => {
    const root = pageOf('<p>HER2</p>');
    begin(root);
    await caughtUp();
    const next = new AbortController();
    start(root, { lexicon, painter: new HighlightPainter(), signal: next.signal });
    await oneSlice();
    expect(painted()).toEqual(['HER2']);
    stop.abort();
    expect(painted()).toEqual(['HER2']);
    await caughtUp();
    expect(painted()).toEqual(['HER2']);
    next.abort();
    expect(ours()).toEqual([]);
  });
});

test('another choice takes effect at once', async () => {
  const root = pageOf('<h2>One</h2><p>HER2 HER2</p><h2>Two</h2><p>HER2 letrozole</p>');
  const painter = new Recorder();
  const engine = start(root, { lexicon, painter, signal: stop.signal });
  await caughtUp();
  const shown = () => [...painter.painted].map(textOf);
  expect(shown()).toHaveLength(4);
  engine.choose({ density: 'section', hidden: new Set() });
  expect(shown()).toEqual(['HER2', 'HER2', 'letrozole']);
  engine.choose({ density: 'page', hidden: new Set() });
  expect(shown()).toEqual(['HER2', 'letrozole']);
  engine.choose({ density: 'every', hidden: new Set([0]) });
  expect(shown()).toEqual(['letrozole']);
  expect([...engine.places()]).toHaveLength(4);
  root.querySelectorAll('h2')[1]!.remove();
  engine.choose({ density: 'section', hidden: new Set() });
  expect(shown().sort()).toEqual(['HER2', 'letrozole']);
});
