/** Words as real elements: what they are, what the page may do to them, and that nothing of them stays. */
import { afterEach, describe, expect, test } from 'vitest';
import { cuts } from '../../highlight/cuts.ts';
import { type Engine, start } from '../../highlight/engine.ts';
import { MarkPainter } from '../../highlight/mark-painter.ts';
import { placeAt, placeOf, rangeOf } from '../../highlight/point.ts';
import { caughtUp } from './engine-clock.ts';
import { lexicon, pageOf } from './engine-kit.ts';

const running = new Set<AbortController>();
afterEach(() => {
  for (const stop of running) stop.abort();
  running.clear();
});

interface Marking {
  root: HTMLElement;
  engine: Engine;
  painter: MarkPainter;
  stop(): void;
}

/** A page with its words marked. */
async function marking(html: string): Promise<Marking> {
  const root = pageOf(html);
  const stop = new AbortController();
  running.add(stop);
  const painter = new MarkPainter({ cuts, rest: 0 });
  const engine = start(root, { lexicon, painter, signal: stop.signal });
  await caughtUp();
  return { root, engine, painter, stop: () => stop.abort() };
}

const marks = (root: Element) => [...root.querySelectorAll('mark')];
const texts = (root: Element) => marks(root).map(({ textContent }) => textContent);

/** A piece of a page that holds its nodes, as frameworks do. */
const firstText = (root: Element, selector: string) => root.querySelector(selector)!.firstChild as Text;

describe('a mark', () => {
  test('is a button that opens a dialog, named by its text', async () => {
    const { root } = await marking('<p>Your HER2 status</p>');
    const [mark] = marks(root);
    expect(mark!.outerHTML).toBe(
      '<mark data-markjs="true" class="plainword" role="button" tabindex="0" aria-haspopup="dialog">HER2</mark>',
    );
    expect(root.textContent).toBe('Your HER2 status');
  });

  test('of a word in several pieces is one button with the whole name', async () => {
    const { root } = await marking('<p>It is <b>metastatic</b> breast <i>cancer</i>.</p>');
    expect(texts(root)).toEqual(['metastatic', ' breast ', 'cancer']);
    const buttons = marks(root).filter((mark) => mark.getAttribute('role') === 'button');
    expect(buttons.map((mark) => mark.getAttribute('aria-label'))).toEqual(['metastatic breast cancer']);
  });

  test.each(['<a href="#">HER2</a>', '<button>HER2</button>', '<div aria-hidden="true">HER2</div>'])(
    'in %s is nothing to press',
    async (html) => {
      const { root } = await marking(html);
      expect(texts(root)).toEqual(['HER2']);
      expect(marks(root)[0]!.hasAttribute('role')).toBe(false);
      expect(marks(root)[0]!.hasAttribute('tabindex')).toBe(false);
    },
  );

  test('has the strength that was chosen, at once', async () => {
    const { root, painter } = await marking('<p>HER2</p>');
    painter.strength = 'strong';
    expect(marks(root)[0]!.className).toBe('plainword plainword-strong');
    root.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await caughtUp();
    expect(marks(root)[1]!.className).toBe('plainword plainword-strong');
    painter.strength = 'quiet';
    expect(marks(root)[1]!.className).toBe('plainword');
  });

  test('is not made where it would part a line', async () => {
    const { root, engine } = await marking('<p style="display:flex">HER2 <b>status</b></p><p>HER2</p>');
    expect(texts(root)).toEqual(['HER2']);
    expect([...engine.places()]).toHaveLength(2);
  });

  test.each([
    '<p>Your HER2 and letrozole and HER2-positive</p>',
    '<p>Your <em>HER2</em> and <b>letro</b>zole and <i>HER2-positive</i></p>',
  ])('is found by pointing and by its element, and so is its neighbor: %s', async (html) => {
    const { root, engine } = await marking(html);
    const found = marks(root).map((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      const place = placeAt(engine, x + width / 2, y + height / 2);
      expect(placeOf(engine, mark)).toBe(place);
      return rangeOf(place!)!.toString();
    });
    const words = ['HER2', 'letrozole', 'HER2-positive'];
    expect([...new Set(found)]).toEqual(words);
    expect([...engine.places()].map((place) => rangeOf(place)!.toString())).toEqual(words);
  });
});

describe("the page's write wins", () => {
  const cases: [string, (root: HTMLElement) => void, string][] = [
    [
      'a text is set',
      (root) => {
        firstText(root, 'p').data = 'Benign';
      },
      'Benign',
    ],
    [
      'a text is emptied',
      (root) => {
        firstText(root, 'p').data = '';
      },
      '',
    ],
    ['a text is removed', (root) => firstText(root, 'p').remove(), ''],
    ['a text is replaced', (root) => firstText(root, 'p').replaceWith('Benign'), 'Benign'],
    [
      'a text is moved',
      (root) => root.querySelector('p')!.append(document.createElement('i'), firstText(root, 'p')),
      'HER2 is HER2',
    ],
    [
      'textContent is set',
      (root) => {
        root.querySelector('p')!.textContent = 'Benign';
      },
      'Benign',
    ],
    [
      'innerHTML is set',
      (root) => {
        root.querySelector('p')!.innerHTML = '<b>Benign</b>';
      },
      'Benign',
    ],
    [
      'innerHTML is added to',
      (root) => {
        root.querySelector('p')!.innerHTML += '!';
      },
      'HER2 is HER2!',
    ],
    ['something is put before the text', (root) => firstText(root, 'p').before('So: '), 'So: HER2 is HER2'],
    ['something is put behind the text', (root) => firstText(root, 'p').after('!'), 'HER2 is HER2!'],
    ['the page normalizes', (root) => root.normalize(), 'HER2 is HER2'],
    [
      'the page takes our elements out',
      (root) => {
        for (const mark of marks(root)) mark.remove();
      },
      'HER2 is HER2',
    ],
    [
      'the page unwraps our elements',
      (root) => {
        for (const mark of marks(root)) mark.replaceWith(...mark.childNodes);
      },
      'HER2 is HER2',
    ],
    [
      'the page writes into our elements',
      (root) => {
        marks(root)[0]!.textContent = 'HER1';
      },
      'HER1 is HER2',
    ],
    [
      'it becomes an editor',
      (root) => {
        root.querySelector('p')!.contentEditable = 'true';
      },
      'HER2 is HER2',
    ],
    [
      'an editor is put around it',
      (root) => {
        root.contentEditable = 'true';
      },
      'HER2 is HER2',
    ],
  ]; // prettier-ignore
  test.each(cases)('when %s', async (_, change, expected) => {
    const { root } = await marking('<p>HER2 is HER2</p><p>letrozole</p>');
    expect(texts(root)).toEqual(['HER2', 'HER2', 'letrozole']);
    change(root);
    // Before anything is painted on the screen.
    await Promise.resolve();
    const paragraph = root.querySelector('p')!;
    expect(paragraph.textContent).toBe(expected);
    expect(marks(paragraph)).toEqual([]);
    await caughtUp();
    expect(paragraph.textContent).toBe(expected);
    expect(marks(paragraph), 'not marked again').toEqual([]);
  });

  test('the whole document becomes an editor', async () => {
    const { root } = await marking('<p>HER2</p>');
    document.designMode = 'on';
    try {
      root
        .querySelector('p')!
        .dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true }));
      expect(root.innerHTML).toBe('<p>HER2</p>');
      root.append(document.createElement('p'));
      root.lastElementChild!.append('letrozole');
      await caughtUp();
      expect(marks(root)).toEqual([]);
    } finally {
      document.designMode = 'off';
    }
  });

  test('other blocks are left alone', async () => {
    const { root } = await marking('<p>HER2</p><ul><li>letrozole</li></ul>');
    const [, letrozole] = marks(root);
    firstText(root, 'p').data = 'Benign';
    root.querySelector('ul')!.append(document.createElement('li'));
    await caughtUp();
    expect(marks(root)).toEqual([letrozole]);
    expect(letrozole!.isConnected).toBe(true);
  });

  test('what is written to a block while it is out of the page shows when it comes back', async () => {
    const { root } = await marking('<ul><li>HER2</li><li>letrozole</li></ul>');
    const item = root.querySelector('li')!;
    const text = item.firstChild as Text;
    item.remove();
    await caughtUp();
    text.data = 'Benign';
    root.querySelector('ul')!.append(item);
    await caughtUp();
    expect(item.textContent).toBe('Benign');
  });

  test('a block that moves as a whole is marked again', async () => {
    const { root } = await marking('<ul><li>HER2</li><li>letrozole</li></ul>');
    root.querySelector('ul')!.append(root.querySelector('li')!);
    await caughtUp();
    expect(texts(root)).toEqual(['letrozole', 'HER2']);
  });

  test('a copy of ours is text', async () => {
    const { root } = await marking('<p>the HER2 test</p>');
    const copy = root.querySelector('p')!.cloneNode(true) as HTMLElement;
    root.append(copy);
    await Promise.resolve();
    expect(copy.innerHTML).toBe('the HER2 test');
    expect(copy.childNodes).toHaveLength(1);
  });

  test('words that come in a marked block after a reason are marked too', async () => {
    const { root } = await marking('<p>HER2 and AI</p>');
    expect(texts(root)).toEqual(['HER2']);
    root.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await caughtUp();
    expect(texts(root)).toEqual(['HER2', 'AI', 'letrozole']);
  });
});

describe('the reader', () => {
  test('keeps what is selected when marks go', async () => {
    const { root, stop } = await marking('<p>Your HER2 status</p><p>more</p>');
    const selection = getSelection()!;
    selection.selectAllChildren(root);
    const [mark] = marks(root);
    selection.setBaseAndExtent(mark!.firstChild!, 2, mark!.nextSibling!, 4);
    expect(selection.toString()).toBe('R2 sta');
    stop();
    expect(selection.toString()).toBe('R2 sta');
    selection.removeAllRanges();
  });

  test('is not disturbed in what is selected or focused', async () => {
    const { root, engine } = await marking('<p>HER2 and AI</p>');
    marks(root)[0]!.focus();
    root.insertAdjacentHTML('beforeend', '<p>letrozole</p>');
    await caughtUp();
    expect(document.activeElement).toBe(marks(root)[0]);
    expect(texts(root)).toEqual(['HER2', 'letrozole']);
    expect([...engine.places()]).toHaveLength(3);
    marks(root)[0]!.blur();
    await caughtUp();
    expect(texts(root)).toEqual(['HER2', 'AI', 'letrozole']);
  });
});

test('what an earlier version of us left is taken out', async () => {
  const root = pageOf('<p>the <mark class="plainword" role="button">HER2</mark> test</p>');
  const stop = new AbortController();
  running.add(stop);
  start(root, { lexicon, painter: new MarkPainter({ cuts, rest: 0 }), signal: stop.signal });
  expect(root.innerHTML).toBe('<p>the HER2 test</p>');
  stop.abort();
});
