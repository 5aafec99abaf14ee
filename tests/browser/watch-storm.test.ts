/** While a page without words storms, nothing of it is heard; what it then holds is found all the same. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from '../../highlight/watch.ts';
import { caughtUp } from './engine-clock.ts';
import { probe } from './engine-kit.ts';

let end: () => void;
let root: HTMLElement;
const told = vi.fn();

beforeEach(async () => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
  told.mockReset();
  end = watch(root, probe, told);
  await caughtUp();
});
afterEach(() => end());

const add = (text: string, to: Node = root): void => {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  to.appendChild(paragraph);
};

/** So many changes that the watch stops to hear of them. */
async function storm(): Promise<void> {
  add('The river was high.');
  await Promise.resolve();
  for (let i = 0; i < 1000; i++) add(`Line ${i}`);
  await Promise.resolve();
}

test('a word that comes while nothing is heard', async () => {
  await storm();
  add('letrozole');
  expect(told).not.toHaveBeenCalled();
  await caughtUp();
  expect(told).toHaveBeenCalledTimes(1);
});

test('a word that comes afterwards', async () => {
  await storm();
  await caughtUp();
  expect(told).not.toHaveBeenCalled();
  add('letrozole');
  await caughtUp();
  expect(told).toHaveBeenCalledTimes(1);
});

test('a word in a shadow root that was there before', async () => {
  const host = document.createElement('x-note');
  const shadow = host.attachShadow({ mode: 'open' });
  root.append(host);
  await caughtUp();
  await storm();
  await caughtUp();
  add('letrozole', shadow);
  await caughtUp();
  expect(told).toHaveBeenCalledTimes(1);
});

test('storm after storm, without an end in between', async () => {
  for (let i = 0; i < 20; i++) {
    await storm();
    await caughtUp(30);
    if (i === 10) add('letrozole');
  }
  await caughtUp();
  expect(told).toHaveBeenCalledTimes(1);
});
