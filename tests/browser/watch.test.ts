/** A page is watched to its end, however little of it is read at a time. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watch } from '../../highlight/watch.ts';
import { probe } from './engine-kit.ts';

const FILLER = 'The paper lay on the table of the garden by the river. ';
let ending: AbortController;
let root: HTMLElement;
const told = vi.fn();

beforeEach(() => {
  // Each look at the clock finds the time used up, as on a machine under load.
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  ending = new AbortController();
  root = document.createElement('main');
  document.body.replaceChildren(root);
  told.mockReset();
});
afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
});

const paragraph = (text: string): HTMLElement => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};
const long = () => Array.from({ length: 200 }, () => paragraph(FILLER.repeat(20)));

describe('a word after more than one slice', () => {
  test('of many texts', async () => {
    root.append(...long(), paragraph('letrozole'));
    watch(root, probe, told, ending.signal);
    await expect.poll(() => told.mock.calls.length).toBe(1);
  });

  test('of one text', async () => {
    root.append(paragraph(`${FILLER.repeat(4000)} letrozole`));
    watch(root, probe, told, ending.signal);
    await expect.poll(() => told.mock.calls.length).toBe(1);
  });

  test('in what was added', async () => {
    watch(root, probe, told, ending.signal);
    const added = document.createElement('section');
    added.append(...long(), paragraph('letrozole'));
    root.append(added);
    await expect.poll(() => told.mock.calls.length).toBe(1);
  });

  test('in a shadow root below a long page', async () => {
    const host = document.createElement('x-note');
    host.attachShadow({ mode: 'open' }).append(paragraph('letrozole'));
    root.append(...long(), host);
    watch(root, probe, told, ending.signal);
    await expect.poll(() => told.mock.calls.length).toBe(1);
  });
});
