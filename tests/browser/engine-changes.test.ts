/** Single changes of a page, each the smallest that once went or could go wrong. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { caughtUp, LONG, oneSlice } from './engine-clock.ts';
import { described, expectedIn, pageOf, run, stopAll, textOf } from './engine-kit.ts';

afterEach(stopAll);

type Page = { $: (selector: string) => HTMLElement };

const cases: [name: string, html: string, change: (page: Page) => void, expected: string[]][] = [
  [
    'text is written anew',
    '<p>HER2</p>',
    ({ $ }) => {
      $('p').firstChild!.nodeValue = 'Benign';
    },
    [],
  ],
  [
    'an element is emptied',
    '<p>HER2</p><p>letrozole</p>',
    ({ $ }) => $('p').replaceChildren(),
    ['letrozole'],
  ],
  ['the rest of a word comes', '<p>HER2</p>', ({ $ }) => $('p').append('-positive'), ['HER2-positive']],
  ['the rest of a word goes', '<p>HER2<b>-positive</b></p>', ({ $ }) => $('b').remove(), ['HER2']],
  ['a letter comes beside a word', '<p>HER2<i></i></p>', ({ $ }) => $('i').append('x'), []],
  [
    'a letter goes that stood beside a word',
    '<p><b>HER2</b><i>x</i></p>',
    ({ $ }) => $('i').replaceChildren(),
    ['HER2'],
  ],
  ['a letter goes behind a comment', '<p>HER2<!-- --><u>x</u></p>', ({ $ }) => $('u').remove(), ['HER2']],
  [
    'half a word comes, in elements',
    '<p>met<i></i> breast cancer</p>',
    ({ $ }) => $('i').append(Object.assign(document.createElement('b'), { textContent: 'astatic' })),
    ['metastatic breast cancer'],
  ],
  [
    'what stood above becomes a footnote',
    '<p><sup><i>x</i></sup>HER2</p>',
    ({ $ }) => {
      $('sup').textContent = '1';
    },
    ['HER2'],
  ],
  [
    'a footnote becomes part of a word',
    '<p>HER2<sup>1</sup></p>',
    ({ $ }) => {
      $('sup').firstChild!.nodeValue = '+';
    },
    ['HER2+'],
  ],
  [
    'a block comes between',
    '<p>HER2<!-- --><b>-positive</b></p>',
    ({ $ }) => $('b').before(document.createElement('div')),
    ['HER2'],
  ],
  [
    'a block goes that stood between',
    '<div>HER2<!-- --><p></p>-positive</div>',
    ({ $ }) => $('p').remove(),
    ['HER2-positive'],
  ],
  [
    'a sentence ends in the middle of a line',
    '<p>HER2 <b>and</b> <i>letrozole</i></p>',
    ({ $ }) => {
      $('b').firstChild!.nodeValue = 'is. ';
    },
    ['HER2', 'letrozole'],
  ],
  [
    'a sentence ends where letters stood',
    '<p><b>so</b>HER2</p>',
    ({ $ }) => {
      $('b').firstChild!.nodeValue = 'so. ';
    },
    ['HER2'],
  ],
  [
    'what was read goes where nothing is read',
    '<p>HER2</p><code></code>',
    ({ $ }) => $('code').append($('p')),
    [],
  ],
  ['and comes back', '<code><b>HER2</b></code><p></p>', ({ $ }) => $('p').append($('b')), ['HER2']],
  [
    'a subtree moves',
    '<div><p>HER2</p></div><section></section>',
    ({ $ }) => $('section').append($('div')),
    ['HER2'],
  ],
  [
    'what is around goes, what is in it stays',
    '<p><b>HER2</b> or</p>',
    ({ $ }) => $('b').replaceWith(...$('b').childNodes),
    ['HER2'],
  ],
  [
    'a text is split',
    '<p>HER2-positive</p>',
    ({ $ }) => void ($('p').firstChild as Text).splitText(6),
    ['HER2-positive'],
  ],
  [
    'two texts become one',
    '<p></p>',
    ({ $ }) => {
      $('p').append('HER', '2');
      $('p').normalize();
    },
    ['HER2'],
  ],
];

test.each(cases)('%s', async (_, html, change, expected) => {
  const root = pageOf(html);
  const { engine, painter } = run(root);
  await caughtUp();
  change({ $: (selector) => root.querySelector<HTMLElement>(selector)! });
  await caughtUp();
  expect([...engine.places()].map(textOf)).toEqual(expected);
  expect(described(engine.places())).toEqual(expectedIn(root));
  expect(described(painter.painted)).toEqual(described(engine.places()));
});

test('the same text, changed many times before the page rests', async () => {
  const root = pageOf('<p>HER2</p>');
  const { engine, painter } = run(root);
  await caughtUp();
  const text = root.querySelector('p')!.firstChild!;
  for (let i = 0; i < 500; i++) {
    text.nodeValue = i % 2 ? 'letrozole' : 'HER2';
    if (i % 100 === 0) await Promise.resolve();
  }
  await caughtUp();
  expect([...engine.places()].map(textOf)).toEqual(['letrozole']);
  expect(painter.painted.size).toBe(1);
});

describe('text that is being written', () => {
  test('keeps its words, without a moment in between', async () => {
    const root = pageOf('<p>Take letrozole</p>');
    const { painter } = run(root);
    await caughtUp();
    const text = root.firstChild!.firstChild as Text;
    for (let i = 0; i < 30; i++) {
      text.nodeValue += ' and';
      await caughtUp(20);
      expect([...painter.painted].map(textOf)).toEqual(['letrozole']);
    }
  });

  test('loses at once what no longer stands where it stood', async () => {
    const root = pageOf('<p>Take letrozole</p>');
    const { painter } = run(root);
    await caughtUp();
    (root.firstChild!.firstChild as Text).insertData(0, 'Do not ');
    await Promise.resolve();
    expect(painter.painted.size).toBe(0);
    await caughtUp();
    expect([...painter.painted].map(textOf)).toEqual(['letrozole']);
  });
});

describe('a page that changes while it is read', () => {
  const long = (paragraphs: number) => `<p>${'No word is in here. '.repeat(50)}</p>`.repeat(paragraphs);

  /** Each look at the clock finds the time used up, as on a machine under load. */
  function slow(): void {
    let now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  }

  test('is read to its end where what is being read is moved to the end', async () => {
    slow();
    const root = pageOf(`<aside>${long(10)}</aside><p>letrozole</p>${long(10)}`);
    const { engine } = run(root);
    await oneSlice();
    root.append(root.querySelector('aside')!);
    await caughtUp(LONG);
    expect([...engine.places()].map(textOf)).toEqual(['letrozole']);
  });
});
