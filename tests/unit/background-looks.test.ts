/** A tab is looked at at once, and however often it asks, not twice within the pause. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLooks } from '../../entrypoints/background/looks.ts';

const look = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  look.mockReset();
});
afterEach(() => void vi.useRealTimers());

test('at once, and each tab for itself', () => {
  const ask = createLooks(look, 500);
  ask(1);
  ask(2);
  expect(look.mock.calls).toEqual([[1], [2]]);
});

test('who asks again is answered once, when the pause is over', () => {
  const ask = createLooks(look, 500);
  for (let i = 0; i < 10; i++) ask(1);
  expect(look).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(look).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(look).toHaveBeenCalledTimes(2);
});

test('a tab that never rests is looked at at the pace of the pause', () => {
  const ask = createLooks(look, 500);
  for (let ms = 0; ms < 5000; ms += 50) {
    ask(1);
    vi.advanceTimersByTime(50);
  }
  expect(look.mock.calls.length).toBeLessThanOrEqual(11);
  expect(look.mock.calls.length).toBeGreaterThanOrEqual(10);
});
