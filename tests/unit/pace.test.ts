/** A page that goes on changing is read ever more seldom; one that was at rest, at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace, type Pace } from '../../highlight/pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Reads as the engine does, and tells when, ms. */
function reader(): { pace: Pace; times: number[] } {
  const times: number[] = [];
  const began = performance.now();
  const pace = createPace(() => {
    times.push(performance.now() - began);
    pace.reading();
  });
  return { pace, times };
}

test('the first change is read at once, and so is one after a rest', () => {
  const { pace, times } = reader();
  pace.noted();
  expect(times).toEqual([0]);
  vi.advanceTimersByTime(600);
  pace.noted();
  expect(times).toEqual([0, 600]);
});

test('while changes go on, the waits grow to a limit', () => {
  const { pace, times } = reader();
  for (let i = 0; i < 6; i++) {
    pace.noted();
    vi.advanceTimersToNextTimer();
  }
  expect(times).toEqual([0, 100, 300, 700, 1100, 1500]);
});

test('after a rest the waits begin anew', () => {
  const { pace, times } = reader();
  for (let i = 0; i < 4; i++) {
    pace.noted();
    vi.advanceTimersToNextTimer();
  }
  vi.advanceTimersByTime(500);
  pace.noted();
  pace.noted();
  vi.advanceTimersToNextTimer();
  expect(times.slice(-2)).toEqual([1200, 1300]);
});

test('stopped, it reads nothing any more', () => {
  const { pace, times } = reader();
  pace.noted();
  pace.noted();
  pace.stop();
  vi.runAllTimers();
  expect(times).toEqual([0]);
});
