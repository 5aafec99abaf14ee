import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { READER_DEFAULTS } from '../../settings/reader.ts';
import { button, click, dialog, emulate, hosts, kit, root, settled, shown, text } from './card-kit.ts';

let made: ReturnType<typeof kit>;

function put(html: string): void {
  document.head.querySelector('#page-style')?.remove();
  document.body.innerHTML = html;
  window.scrollTo(0, 0);
}
function style(css: string): void {
  document.head.insertAdjacentHTML('beforeend', `<style id="page-style">${css}</style>`);
}
const word = (x: number, y: number) =>
  `<mark id="word" style="position:absolute;left:${x}px;top:${y}px;font:16px/1.5 serif">aromatase inhibitor</mark>`;

beforeEach(async () => {
  await page.viewport(700, 700);
  made = kit();
});
afterEach(async () => {
  made.stop.abort();
  document.head.querySelector('#page-style')?.remove();
  document.documentElement.removeAttribute('style');
  await emulate({});
});

describe('pages that style everything', () => {
  // Room for all of the card wherever the page's styles move the word.
  beforeEach(() => page.viewport(700, 1000));

  /** What makes up the look of the card: of each element where it is, how big, in which type and color. */
  const look = () => {
    const frame = dialog().getBoundingClientRect();
    return [dialog(), ...dialog().querySelectorAll<HTMLElement>('*:not([hidden], :empty)')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, font, letterSpacing, display, visibility, opacity, direction } =
        getComputedStyle(element);
      const box = [left - frame.left, top - frame.top, width, height].map((length) => length.toFixed(1));
      return [
        element.localName,
        ...box,
        color,
        backgroundColor,
        font,
        letterSpacing,
        display,
        visibility,
        opacity,
        direction,
      ].join();
    });
  };

  test.for([
    ['unset everything', '* { all: unset !important }'],
    ['a small rem', ':root { font-size: 4px !important }'],
    [
      'huge letters',
      'html, body, div { letter-spacing: 12px !important; word-spacing: 2em !important; font: 40px/3 monospace !important; text-transform: uppercase !important }',
    ],
    [
      'everything hidden',
      'html > div, [popover] { display: none !important; visibility: hidden !important; opacity: 0 !important; transform: scale(0) !important; clip-path: inset(50%) !important }',
    ],
    [
      'our own names',
      '* { --ink: red !important; --paper: red !important; --scale: 3 !important; --text: 60px !important; direction: rtl !important }',
    ],
    [
      'slow motion',
      '* { transition: all 9s !important; animation: none !important } html { writing-mode: vertical-rl }',
    ],
  ] as const)('cannot change the card: %s', async ([, css]) => {
    put(word(60, 60));
    made.open('#word', [0]);
    await settled();
    const plain = look();
    made.card.close();
    style(css);
    document
      .querySelector('#word')!
      .setAttribute(
        'style',
        'position:absolute !important;left:60px !important;top:60px !important;display:inline !important;visibility:visible !important;opacity:1 !important',
      );
    made.open('#word', [0]);
    await settled();
    expect(look()).toEqual(plain);
    expect(
      document.elementFromPoint(
        dialog().getBoundingClientRect().left + 30,
        dialog().getBoundingClientRect().top + 30,
      ),
    ).toBe(hosts()[0]);
  });

  test('are not changed by it', async () => {
    put(`<h2>A heading</h2><p class="plain">${word(60, 200)}</p><button class="close">x</button>`);
    const page = () =>
      [...document.body.querySelectorAll('*')].map((element) =>
        JSON.stringify(
          [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)),
        ),
      );
    const before = page();
    made.open('#word', [0]);
    await settled();
    expect(page()).toEqual(before);
  });

  test('the reader chooses the size of its text and its colors', async () => {
    put(word(60, 60));
    const choices = { ...READER_DEFAULTS, textSize: 150, theme: 'dark' as const };
    made.stop.abort();
    made = kit({ choices: () => choices });
    made.open('#word', [1]);
    await settled();
    const { fontSize, backgroundColor } = getComputedStyle(dialog());
    expect(fontSize).toBe('25.5px');
    expect(backgroundColor).toBe('rgb(30, 37, 43)');
    await emulate({ 'prefers-color-scheme': 'dark' });
    choices.theme = 'light' as never;
    made.card.close();
    made.open('#word', [1]);
    await settled();
    expect(getComputedStyle(dialog()).backgroundColor).toBe('rgb(255, 255, 255)');
  });

  test('a zoomed page zooms its word, not the card or its place', async () => {
    put(word(60, 60));
    document.documentElement.style.setProperty('zoom', '1.5');
    made.open('#word', [1]);
    await settled();
    const line = document.querySelector('#word')!.getBoundingClientRect();
    const card = dialog().getBoundingClientRect();
    expect(card.width).toBeCloseTo(368, 0);
    expect(card.top).toBeGreaterThanOrEqual(line.bottom);
    expect(card.top).toBeLessThan(line.bottom + 12);
  });
});

describe('placement', () => {
  const sizes = [
    [700, 700],
    [320, 480],
    [320, 200],
  ] as const;
  test.for(sizes)('at %s × %s never covers the line, and stays in view', async ([width, height]) => {
    await page.viewport(width, height);
    for (const x of [0, width / 2 - 60, width - 140]) {
      for (const y of [0, height / 3, height / 2, height - 30]) {
        put(word(x, y));
        made.open('#word', [0]);
        await settled();
        const line = document.querySelector('#word')!.getBoundingClientRect();
        const card = dialog().getBoundingClientRect();
        const at = `word at ${x}, ${y}`;
        expect(card.bottom <= line.top || card.top >= line.bottom, `${at}: covers the line`).toBe(true);
        expect(card.left, at).toBeGreaterThanOrEqual(0);
        expect(card.right, at).toBeLessThanOrEqual(width);
        expect(card.top, at).toBeGreaterThanOrEqual(0);
        expect(card.bottom, at).toBeLessThanOrEqual(height);
        made.card.close();
      }
    }
  });

  test('follows the word when the page scrolls or moves it', async () => {
    put(`${word(60, 300)}<div style="height:2000px"></div>`);
    made.open('#word', [1]);
    await settled();
    const line = () => document.querySelector('#word')!.getBoundingClientRect();
    const gap = () => Math.round(dialog().getBoundingClientRect().top - line().bottom);
    const before = gap();
    window.scrollTo(0, 120);
    await expect.poll(() => gap()).toBe(before);
    document.querySelector<HTMLElement>('#word')!.style.top = '260px';
    await expect.poll(() => gap()).toBe(before);
  });

  describe('a word in a paragraph whose own box never changes', () => {
    const paragraph = () => document.querySelector('#paragraph')!.firstChild as Text;
    const range = () => {
      const from = paragraph().data.indexOf('HER2');
      if (from < 0) return null;
      const range = document.createRange();
      range.setStart(paragraph(), from);
      range.setEnd(paragraph(), from + 4);
      return range;
    };
    beforeEach(async () => {
      put(
        '<p id="paragraph" style="margin:20px;width:300px;height:300px;font:16px/1.5 serif">HER2 was named.</p>',
      );
      const place = { text: 'HER2', range, hostParent: () => document.documentElement };
      made.card.open({ place, candidates: [1], by: 'click', point: { x: 30, y: 30 } });
      await settled();
    });

    test('is followed when text before it grows', async () => {
      const before = dialog().getBoundingClientRect().top;
      paragraph().data = 'A sentence that was not here before, and long. '.repeat(3) + paragraph().data;
      await vi.waitFor(() => {
        const { top } = dialog().getBoundingClientRect();
        expect(top).toBeGreaterThan(before + 20);
        expect(top).toBeGreaterThanOrEqual(range()!.getBoundingClientRect().bottom);
      });
    });

    test('closes the card when the page takes it out of the text', async () => {
      paragraph().data = 'Benign.';
      await expect.poll(() => made.card.isOpen).toBe(false);
    });
  });

  test('stands at the line that the pointer is on, where the word wraps', async () => {
    put(
      '<p style="width:150px;font:16px/2 serif;margin:100px">and then an <mark id="word">aromatase inhibitor</mark></p>',
    );
    const [first, second] = document.querySelector('#word')!.getClientRects();
    expect(second).toBeDefined();
    made.open('#word', [1]);
    await settled();
    expect(dialog().getBoundingClientRect().top).toBeGreaterThanOrEqual(first!.bottom);
    expect(dialog().getBoundingClientRect().top).toBeLessThan(second!.bottom);
  });

  test('in a frame of 320 × 200 a related word starts at its top, and Back leads to where the reader was', async () => {
    await page.viewport(320, 200);
    put(word(20, 10));
    made.open('#word', [0]);
    await settled();
    await click(button('estrogen'));
    await expect.poll(() => shown()).toContain('A hormone');
    const heading = () => root().querySelector('h2')!.getBoundingClientRect();
    expect(heading().top).toBeGreaterThanOrEqual(dialog().getBoundingClientRect().top);
    await click(button(text('card_back')));
    await expect.poll(() => button('estrogen')).toBeDefined();
    const { bottom } = button('estrogen')!.getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(dialog().getBoundingClientRect().bottom);
  });

  test('covers the card and the way to it, not the word or the page', async () => {
    put(word(60, 60));
    made.open('#word', [0]);
    await settled();
    const line = document.querySelector('#word')!.getBoundingClientRect();
    const card = dialog().getBoundingClientRect();
    expect(made.card.covers(card.left + 5, card.bottom - 5)).toBe(true);
    expect(made.card.covers(line.left + 5, (line.bottom + card.top) / 2)).toBe(true);
    expect(made.card.covers(line.left + 5, line.top + 5)).toBe(false);
    expect(made.card.covers(card.right + 5, card.bottom - 5)).toBe(false);
  });
});
