/** A document that has another root element than before is told of, and only that. */
import { afterEach, expect, test, vi } from 'vitest';
import { whenReopened } from '../../entrypoints/page/reopened.ts';

const root = document.documentElement;
const run = vi.fn();
let end = whenReopened(run);
end();

afterEach(() => {
  end();
  document.documentElement?.remove();
  document.append(root);
  for (const node of document.childNodes) if (node instanceof Comment) node.remove();
  run.mockClear();
});

const other = () => document.createElement('html');
/** Observers are told after each of these. */
const told = () => Promise.resolve();

/** So far nothing was told, and what comes next is. */
async function expectNothingUntilAnother(): Promise<void> {
  await told();
  expect(run).not.toHaveBeenCalled();
  root.replaceWith(other());
  await told();
  expect(run).toHaveBeenCalledTimes(1);
}

test('another one, at once or later', async () => {
  end = whenReopened(run);
  root.replaceWith(other());
  await told();
  expect(run).toHaveBeenCalledTimes(1);
  document.documentElement.remove();
  await told();
  expect(run).toHaveBeenCalledTimes(1);
  document.append(other());
  await told();
  expect(run).toHaveBeenCalledTimes(2);
});

test('not the same one, and nothing beside it', async () => {
  end = whenReopened(run);
  document.append(new Comment('beside'));
  await told();
  root.remove();
  document.append(root);
  await told();
  root.remove();
  await told();
  document.append(root);
  await expectNothingUntilAnother();
});

test('not the first one of a document that had none', async () => {
  root.remove();
  end = whenReopened(run);
  document.append(root);
  await expectNothingUntilAnother();
});

test('nothing after the end', async () => {
  whenReopened(run)();
  root.replaceWith(other());
  await told();
  expect(run).not.toHaveBeenCalled();
});
