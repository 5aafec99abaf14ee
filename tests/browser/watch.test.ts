/** A page is watched to its end, however little of it is read at a time and whatever it does meanwhile. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watch } from '../../highlight/watch.ts';
import { caughtUp, LONG, oneSlice, RECHECK } from './engine-clock.ts';
import { probe } from './engine-kit.ts';

const FILLER = 'The paper lay on the table of the garden by the river. ';
let end = () => {};
let root: HTMLElement;
const told = vi.fn();

beforeEach(() => {
  // Each look at the clock finds the time used up, as on a machine under load.
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  root = document.createElement('main');
  document.body.replaceChildren(root);
  told.mockReset();
});
afterEach(() => end());

const paragraph = (text: string): HTMLElement => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};
const long = (paragraphs = 200) => Array.from({ length: paragraphs }, () => paragraph(FILLER.repeat(20)));
const begin = () => {
  end = watch(root, probe, told);
};

async function expectTold(): Promise<void> {
  await caughtUp(LONG);
  expect(told).toHaveBeenCalledTimes(1);
}

describe('a word after more than one slice', () => {
  test('of many texts', async () => {
    root.append(...long(), paragraph('letrozole'));
    begin();
    await expectTold();
  });

  test('of one text', async () => {
    root.append(paragraph(`${FILLER.repeat(4000)} letrozole`));
    begin();
    await expectTold();
  });

  test('in what was added', async () => {
    begin();
    await caughtUp();
    const added = document.createElement('section');
    added.append(...long(), paragraph('letrozole'));
    root.append(added);
    await expectTold();
  });

  test('in a text that was long and has grown', async () => {
    const log = paragraph(FILLER.repeat(2000));
    root.append(log);
    begin();
    await caughtUp(LONG);
    (log.firstChild as Text).appendData(' letrozole');
    await expectTold();
  });

  test('in a shadow root below a long page', async () => {
    const host = document.createElement('x-note');
    host.attachShadow({ mode: 'open' }).append(paragraph('letrozole'));
    root.append(...long(), host);
    begin();
    await expectTold();
  });

  test('while the page storms again and again', async () => {
    const ticker = paragraph('');
    root.append(ticker, ...long(4000), paragraph('letrozole'));
    begin();
    for (let i = 0; i < 50; i++) {
      for (let j = 0; j < 300; j++) ticker.textContent = `${j}`;
      await caughtUp(20);
    }
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('where what is being read is moved to the end', async () => {
    const first = document.createElement('aside');
    first.append(...long());
    root.append(first, paragraph('letrozole'), ...long());
    begin();
    await oneSlice();
    root.append(first);
    await expectTold();
  });
});

test('what was read before something went wrong is looked through', async () => {
  begin();
  await caughtUp();
  const evaluate = vi.spyOn(XPathExpression.prototype, 'evaluate').mockImplementationOnce(() => {
    throw new Error('not in this document');
  });
  vi.stubGlobal('requestIdleCallback', (run: () => void) =>
    setTimeout(() => {
      try {
        run();
      } catch {
        // What the next test is about.
      }
    }, 1),
  );
  const added = paragraph('letrozole');
  added.append(document.createElement('b'));
  root.append(added);
  await expectTold();
  expect(evaluate).toHaveBeenCalled();
});

describe('words that stand beside one another', () => {
  const html = (source: string) => {
    root.innerHTML = source;
  };

  test.each([
    ['two blocks', '<p>Dinner was chicken breast </p><p>Cancer is a star sign</p>'],
    ['two pieces of two blocks', '<p>letro</p><p>zole</p>'],
    ['a word and what is not read', '<p>letro<code>zole</code></p>'],
  ])('in %s are no word', async (_, source) => {
    html(source);
    begin();
    await caughtUp(LONG);
    expect(told).not.toHaveBeenCalled();
  });

  test.each([
    ['in pieces', '<p>A dose of <b>letro</b>zole</p>'],
    ['letter by letter', `<p>${[...'letrozole'].map((letter) => `<i>${letter}</i>`).join('')}</p>`],
    ['with a script between', '<p>letro<script>var a = "b";</script>zole</p>'],
    ['with a reading aid of two texts between', '<p>letro<rt>one<i>two</i></rt>zole</p>'],
    ['two words with an element between', '<p>The <b>breast </b><i>cancer</i> ward</p>'],
    ['with many empty texts between', '<p>letro<b></b>zole</p>', 400],
    ['with a whole line of blanks between', `<p>breast\n${' '.repeat(500)}cancer</p>`],
    ['beside the sign that parts texts here', '<p>\u001fone\u001f</p><p>letro<b>zole</b></p>'],
  ])('are one: %s', async (_, source, empty = 0) => {
    html(source);
    for (let i = 0; i < empty; i++) root.querySelector('b')!.append('');
    begin();
    await expectTold();
  });

  test('are one where the first of them was the end of a slice', async () => {
    const last = paragraph('letro');
    const more = document.createElement('b');
    more.textContent = 'zole';
    last.append(more);
    root.append(...long(), last);
    begin();
    await expectTold();
  });
});

test('what cannot be read is left out, and the rest is read', async () => {
  vi.spyOn(XPathExpression.prototype, 'evaluate').mockImplementationOnce(() => {
    throw new Error('not in this document');
  });
  const thrown: string[] = [];
  root.append(paragraph('No word is in here.'));
  vi.stubGlobal('requestIdleCallback', (run: () => void) =>
    setTimeout(() => {
      try {
        run();
      } catch (error) {
        thrown.push((error as Error).message);
      }
    }, 1),
  );
  begin();
  await caughtUp();
  expect(thrown).toEqual(['not in this document']);
  root.append(paragraph('letrozole'));
  await expectTold();
});

describe('of a whole document', () => {
  const element = (name: string, text: string) =>
    Object.assign(document.createElement(name), { textContent: text });
  const script = (text: string) => Object.assign(element('script', text), { type: 'text/plain' });
  const beginWhole = () => {
    end = watch(document, probe, told);
  };

  test.each(['script', 'title', 'code', 'textarea', 'style'])(
    'a word in <%s> is none, at once and later',
    async (name) => {
      for (const text of [
        'letrozole',
        `letrozole ${FILLER.repeat(20)}`,
        `{ letrozole } ${FILLER.repeat(20)}`,
      ])
        root.append(name === 'script' ? script(text) : element(name, text));
      beginWhole();
      await caughtUp(LONG);
      expect(told).not.toHaveBeenCalled();
      root.append(paragraph('letrozole'));
      await expectTold();
    },
  );

  test('a word beside many in code', async () => {
    root.append(element('code', 'letrozole '.repeat(50)), paragraph('letrozole'));
    beginWhole();
    await expectTold();
  });

  test('prose that looks like a script is read when all elements are asked for', async () => {
    root.append(paragraph(`{ letrozole } ${FILLER.repeat(20)}`));
    beginWhole();
    await caughtUp();
    expect(told).not.toHaveBeenCalled();
    await caughtUp(RECHECK);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['a word', ['HER', '2 is']],
    ['a form', ['metastatic breast ', 'cancer']],
  ])('%s on both sides of a script is found then', async (_, [before, after]) => {
    root.append(before!, script('let a = 1;'), after!);
    beginWhole();
    await caughtUp(RECHECK);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('so is what came in a storm', async () => {
    beginWhole();
    await caughtUp(RECHECK);
    for (let i = 0; i < 500; i++) root.append(paragraph(`Line ${i}`));
    await Promise.resolve();
    root.append('HER', script('let a = 1;'), '2 is', paragraph(`{ ${FILLER.repeat(20)}`));
    await caughtUp(RECHECK * 2);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
