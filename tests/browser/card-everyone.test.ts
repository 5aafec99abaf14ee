/** The card for every reader: what axe finds, contrast, sizes, motion, and reading aloud. */
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import {
  button,
  click,
  dialog,
  emulate,
  entries,
  hosts,
  kit,
  placeOf,
  root,
  settled,
  shown,
  text,
} from './card-kit.ts';

let made: ReturnType<typeof kit>;

function put(html: string): void {
  document.head.querySelector('#page-style')?.remove();
  document.body.innerHTML = html;
  window.scrollTo(0, 0);
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

describe('for everyone', () => {
  // axe knows what lies over what inside <body> only: on <html> it would judge no contrast, and pass anything.
  const inBody = `<div data-host>${word(60, 60)}</div>`;
  const problems = async () => {
    // The strict contrast of WCAG 1.4.6 (7:1) is off by default.
    const { violations } = await axe.run(hosts()[0] as HTMLElement, {
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const states = {
    'an entry, unfolded': async () => {
      made.open('#word', [0]);
      await settled();
      await click(button('More'));
    },
    'an urgent entry': async () => made.open('#word', [1]),
    'gentle mode': async () => made.open('#word', [2]),
    'a word that is not explained': async () => {
      const place = placeOf(document.querySelector('#word')!);
      made.card.open({ place, candidates: [], similar: [0, 2], by: 'click', point: null });
    },
    'a known and saved word': async () => {
      made.open('#word', [0]);
      await settled();
      await click(button(text('card_know')));
      await click(button(text('card_save')));
    },
    'a tie': async () => made.open('#word', [0, 1]),
    'a related word': async () => {
      made.open('#word', [0]);
      await settled();
      await click(button('estrogen'));
    },
    'an error': async () => {
      made.stop.abort();
      made = kit({ entries: () => Promise.reject(new Error('no background')) });
      made.open('#word', [0]);
    },
  };

  test.for(
    ['light', 'dark'].flatMap((scheme) =>
      Object.entries(states).map(([name, show]) => ({ scheme, name, show })),
    ),
  )('axe finds nothing in $name, $scheme, at a contrast of 7:1', async ({ scheme, show }) => {
    await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
    put(inBody);
    await show();
    await settled();
    expect(await problems()).toEqual([]);
  });

  test('axe would find a fault in the card', async () => {
    put(inBody);
    made.open('#word', [0]);
    await settled();
    button('More')!.textContent = '';
    root().querySelector<HTMLElement>('.plain')!.style.color = '#aaa';
    root().querySelector<HTMLElement>('.ask p')!.style.color = '#6a6a6a';
    expect((await problems()).map((problem) => problem.split(':')[0]).sort()).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast', 'color-contrast-enhanced']),
    );
  });

  test('every button is at least 24 px high and wide (WCAG 2.5.8)', async () => {
    put(inBody);
    made.open('#word', [0]);
    await settled();
    for (const found of root().querySelectorAll('button')) {
      const { width, height } = found.getBoundingClientRect();
      expect(Math.min(width, height), found.outerHTML).toBeGreaterThanOrEqual(24);
    }
  });

  test.for([
    { width: 700, height: 700, shows: 'a card' },
    { width: 320, height: 480, shows: 'a narrow one' },
    { width: 320, height: 200, shows: 'a small one' },
  ])('loses no text when a reader spaces it out (WCAG 1.4.12): $shows', async ({ width, height }) => {
    await page.viewport(width, height);
    put(`<div data-host>${word(10, 10)}</div>`);
    made.open('#word', [0, 1]);
    await settled();
    const spaced = document.createElement('style');
    spaced.textContent = `.card, .card * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } .card p { margin-block-end: 2em !important }`;
    root().append(spaced);
    await expect.poll(() => getComputedStyle(dialog()).letterSpacing).not.toBe('normal');
    const card = dialog().getBoundingClientRect();
    const parts = [...dialog().querySelectorAll<HTMLElement>('h2, h3, p, b, button')];
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) {
      const range = document.createRange();
      range.selectNodeContents(part);
      part.scrollIntoView({ block: 'nearest' });
      for (const line of range.getClientRects()) {
        expect(line.left, part.outerHTML).toBeGreaterThanOrEqual(card.left);
        expect(line.right, part.outerHTML).toBeLessThanOrEqual(card.right);
      }
      // Nothing that hides what is too high for it.
      expect(part.scrollHeight, part.outerHTML).toBeLessThanOrEqual(Math.ceil(part.clientHeight) + 8);
    }
    button(text('card_turn_off'))!.scrollIntoView({ block: 'nearest' });
    const { bottom } = button(text('card_turn_off'))!.getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(card.bottom + 1);
  });

  test('moves nothing for readers who want no motion', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    put(inBody);
    made.open('#word', [0]);
    await expect.poll(() => shown()).not.toBe('');
    expect(root().getAnimations()).toEqual([]);
  });
});

describe('Listen', () => {
  const voice = (localService: boolean, lang = 'en-US') => ({
    localService,
    lang,
    default: false,
    name: 'v',
    voiceURI: 'v',
  });
  const spoken: string[] = [];
  const cancel = vi.fn();
  beforeEach(() => {
    spoken.length = 0;
    cancel.mockClear();
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        constructor(readonly text: string) {}
      },
    );
    vi.spyOn(speechSynthesis, 'speak').mockImplementation(({ text }) => void spoken.push(text));
    vi.spyOn(speechSynthesis, 'cancel').mockImplementation(cancel);
    put(word(60, 60));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('is absent without a voice on this device', async () => {
    vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice(false), voice(true, 'es-ES')]);
    made.open('#word', [0]);
    await settled();
    expect(button(text('card_listen'))).toBeUndefined();
  });

  test('speaks the word and its explanation, and stops when the card closes', async () => {
    vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice(false), voice(true)]);
    made.open('#word', [0]);
    await settled();
    await expect.poll(() => button(text('card_listen'))).toBeDefined();
    await click(button(text('card_listen')));
    await expect.poll(() => spoken).toEqual(['aromatase inhibitor', entries[0]!.plain]);
    expect(button(text('card_listen_stop'))).toBeDefined();
    made.card.close();
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('leaves the speech of the page alone, and keeps a frightening word to itself', async () => {
    vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue([voice(true)]);
    made.open('#word', [2]);
    await settled();
    expect(button(text('card_listen'))).toBeUndefined();
    made.card.close();
    expect(cancel).not.toHaveBeenCalled();
  });
});
