/** Late shadow roots are asked for a few times, ever more seldom, and never twice at the same time. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRechecks } from '../../highlight/rechecks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ever more seldom, and at last no more', () => {
  const times: number[] = [];
  const began = Date.now();
  const rechecks = createRechecks(() => {
    times.push((Date.now() - began) / 1000);
    rechecks.done();
  });
  rechecks.later();
  vi.runAllTimers();
  expect(times).toEqual([1, 3, 7, 15, 31, 63, 127]);
});

test('soon again when the page changes, however long the wait was by then', () => {
  const recheck = vi.fn(() => rechecks.done());
  const rechecks = createRechecks(recheck);
  rechecks.later();
  vi.advanceTimersByTime(70_000);
  recheck.mockClear();
  rechecks.restart();
  rechecks.later();
  vi.advanceTimersByTime(1000);
  expect(recheck).toHaveBeenCalledTimes(1);
});

test('also while the page goes on changing', () => {
  const recheck = vi.fn(() => rechecks.done());
  const rechecks = createRechecks(recheck);
  for (let i = 0; i < 100; i++) {
    rechecks.restart();
    rechecks.later();
    vi.advanceTimersByTime(50);
  }
  expect(recheck.mock.calls.length).toBeGreaterThanOrEqual(4);
});

test('not while all is still being asked', () => {
  const recheck = vi.fn();
  const rechecks = createRechecks(recheck);
  rechecks.later();
  vi.advanceTimersByTime(1000);
  rechecks.restart();
  rechecks.later();
  vi.advanceTimersByTime(5000);
  expect(recheck).toHaveBeenCalledTimes(1);
  rechecks.done();
  vi.advanceTimersByTime(1000);
  expect(recheck).toHaveBeenCalledTimes(2);
});
