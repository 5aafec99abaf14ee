/** A page with words storms: little of it is heard, nothing lies over other letters meanwhile, and then all is right. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { start } from '../../highlight/engine.ts';
import { caughtUp, LONG } from './engine-clock.ts';
import {
  described,
  expectedIn,
  lexicon,
  pageOf,
  Recorder,
  type Running,
  run,
  stopAll,
  textOf,
} from './engine-kit.ts';

/** More records than any storm takes to be one on these pages. */
const MANY = 700;

let root: HTMLElement;
let running: Running;
const disconnect = vi.fn();
const $ = (selector: string): HTMLElement => root.querySelector(selector)!;

beforeEach(async () => {
  root = pageOf('<p id="a">letrozole</p><p id="b">HER2</p><ul></ul><x-box></x-box>');
  $('x-box').attachShadow({ mode: 'open' }).innerHTML = '<p>breast cancer</p>';
  running = run(root);
  await caughtUp();
  const real = MutationObserver.prototype.disconnect;
  vi.spyOn(MutationObserver.prototype, 'disconnect').mockImplementation(function (this: MutationObserver) {
    disconnect();
    real.call(this);
  });
  disconnect.mockClear();
});
afterEach(stopAll);

/** Changes that are told by many records, and heard before this resolves. */
async function storm(text = 'nothing', lines = MANY): Promise<void> {
  for (let i = 0; i < lines; i++) {
    const line = document.createElement('li');
    line.textContent = text;
    $('ul').append(line);
  }
  await Promise.resolve();
}

const painted = () => [...running.painter.painted].map(textOf).sort();

async function expectAllRight(): Promise<void> {
  await caughtUp(LONG);
  const places = described(running.engine.places());
  expect(places).toEqual(expectedIn(root));
  expect(described(running.painter.painted)).toEqual(places);
}

test('nothing more is heard, but for what would lie over other letters', async () => {
  await storm();
  expect(disconnect).toHaveBeenCalledOnce();
  $('#a').firstChild!.nodeValue = 'Benign, as it is';
  $('#b').append(' and so on');
  await Promise.resolve();
  expect(painted()).toEqual(['HER2', 'breast cancer']);
  await expectAllRight();
});

test('what came, went and was written meanwhile is found', async () => {
  await storm();
  $('#a').textContent = 'gone';
  $('#b').append('-positive');
  $('x-box').shadowRoot!.querySelector('p')!.textContent = 'letrozole';
  $('ul').append('metastatic breast cancer');
  await expectAllRight();
  expect(painted()).toEqual(['HER2-positive', 'letrozole', 'metastatic breast cancer']);
});

test('afterwards single changes are followed again, and the next storm', async () => {
  for (const text of ['letrozole', 'HER2', 'nothing']) {
    await storm();
    await storm(text, 20);
    await expectAllRight();
    $('li').textContent = 'breast cancer';
    await expectAllRight();
  }
});

test('words that stand as they stood stay where they are, and are drawn all the time', async () => {
  stopAll();
  const filler = '<p>The paper lay on the table of the garden by the river.</p>'.repeat(400);
  root = pageOf(
    `<p>letrozole</p><h2>a</h2><p>letrozole</p>${filler}<h2>b</h2><p>letrozole <b>HER2</b></p><ul></ul>`,
  );
  const painter = new Recorder();
  const least = vi.spyOn(painter, 'flush');
  const drawn: number[] = [];
  least.mockImplementation(() => drawn.push(painter.painted.size));
  const choice = { density: 'section', hidden: new Set<number>() } as const;
  const stop = new AbortController();
  const engine = start(root, { lexicon, painter, choice, signal: stop.signal });
  await caughtUp(LONG);
  const before = [...engine.places()];
  expect(before).toHaveLength(4);
  drawn.length = 0;
  // Each look at the clock finds the slice used up, as on a machine under load.
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
  await storm();
  await storm();
  await caughtUp(LONG);
  expect(drawn.length).toBeGreaterThan(10);
  expect(Math.min(...drawn)).toBe(4);
  expect(new Set(engine.places())).toEqual(new Set(before));
  for (const place of engine.places()) expect(before).toContain(place);
  stop.abort();
});

test('a storm while a page is read for the first time', async () => {
  stopAll();
  root = pageOf(
    `<p id="a">letrozole</p>${'<p>The paper lay on the table.</p>'.repeat(3000)}<ul></ul><p>HER2</p>`,
  );
  running = run(root);
  await caughtUp(3);
  await storm();
  await storm('breast cancer', 20);
  await caughtUp(3);
  await storm();
  await expectAllRight();
});
