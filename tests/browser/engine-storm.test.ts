/** A page with words storms: little of it is heard, nothing lies over other letters meanwhile, and then all is right. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { caughtUp, LONG } from './engine-clock.ts';
import { described, expectedIn, pageOf, type Running, run, stopAll, textOf } from './engine-kit.ts';

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
