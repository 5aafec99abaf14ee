/** Which frame a step goes to, and that nothing is sent where there is nowhere to go. */
import { describe, expect, test, vi } from 'vitest';
import { choose, createSteps, type FrameView, type StepsPort } from '../../entrypoints/background/steps.ts';

const frame = (frameId: number, what: Partial<FrameView> = {}): FrameView => ({
  frameId,
  isFocused: false,
  any: true,
  ahead: false,
  ...what,
});

describe('a step', () => {
  test.for<[string, FrameView[], 1 | -1, ReturnType<typeof choose>]>([
    [
      'goes on in the frame with the focus',
      [frame(0, { ahead: true }), frame(7, { isFocused: true, ahead: true })],
      1,
      { frameId: 7, from: 'here' },
    ],
    [
      'goes on in the top frame where none has it',
      [frame(0, { ahead: true }), frame(7, { ahead: true })],
      1,
      { frameId: 0, from: 'here' },
    ],
    [
      'after the last word goes to the next frame with words',
      [frame(0, { isFocused: true }), frame(3, { any: false }), frame(7)],
      1,
      { frameId: 7, from: 'edge' },
    ],
    [
      'after the last frame goes to the first',
      [frame(0), frame(7, { isFocused: true })],
      1,
      { frameId: 0, from: 'edge' },
    ],
    [
      'before the first word goes to the frame before',
      [frame(0), frame(7, { isFocused: true })],
      -1,
      { frameId: 0, from: 'edge' },
    ],
    [
      'before the first frame goes to the last',
      [frame(0, { isFocused: true }), frame(7)],
      -1,
      { frameId: 7, from: 'edge' },
    ],
    ['in a single frame goes round', [frame(0, { isFocused: true })], 1, { frameId: 0, from: 'edge' }],
    [
      'leaves a focused frame without words',
      [frame(0), frame(7, { isFocused: true, any: false })],
      1,
      { frameId: 0, from: 'edge' },
    ],
    ['goes nowhere without words', [frame(0, { isFocused: true, any: false })], 1, null],
    ['goes nowhere without frames', [], 1, null],
  ])('%s', ([, frames, direction, expected]) => expect(choose(frames, direction)).toEqual(expected));

  const port = (answers: { frameId: number; result?: unknown }[]) => {
    const executeScript = vi.fn(async () => answers);
    const tabs = { query: async () => [{ id: 5 }] };
    return { scripting: { executeScript } as unknown as StepsPort['scripting'], tabs, executeScript };
  };

  test('asks all frames, closes the cards of the others, and steps in one', async () => {
    const { isFocused, any, ahead } = frame(0, { isFocused: true });
    const made = port([
      { frameId: 9, result: { isFocused: false, any: true, ahead: true } },
      { frameId: 0, result: { isFocused, any, ahead } },
      { frameId: 4 },
    ]);
    await createSteps(made)(1);
    const sent = made.executeScript.mock.calls.map((call) => (call as unknown[])[0]);
    expect(sent).toMatchObject([
      { target: { tabId: 5, allFrames: true }, args: [1] },
      { target: { tabId: 5, frameIds: [0] }, args: [1, null] },
      { target: { tabId: 5, frameIds: [9] }, args: [1, 'edge'] },
    ]);
  });

  test('does nothing where no frame has words', async () => {
    const made = port([{ frameId: 0, result: { isFocused: true, any: false, ahead: false } }]);
    await createSteps(made)(1);
    expect(made.executeScript).toHaveBeenCalledOnce();
  });
});
