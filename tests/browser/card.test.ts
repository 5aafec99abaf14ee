/** What a reader does with the card, with real input in a real browser. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  button,
  click,
  clickAt,
  dialog,
  entries,
  hosts,
  type Kit,
  kit,
  opened,
  root,
  settled,
  shown,
  text,
} from './card-kit.ts';

let made: Kit | undefined;
const make = (...overrides: Parameters<typeof kit>) => {
  made = kit(...overrides);
  return made;
};

beforeEach(async () => {
  await page.viewport(700, 700);
  document.body.innerHTML = `
    <p style="margin: 40px 20px">The letter names an <mark id="ai">aromatase inhibitor</mark> and
    <mark id="td">T-DXd</mark>, and says <mark id="inc">incurable</mark>. <mark id="pr">PR</mark>.</p>
    <p><button id="before" style="margin: 560px 0 0 20px">A button of the page</button></p>
    <div style="height: 2000px"></div>`;
  window.scrollTo(0, 0);
});
afterEach(() => made?.stop.abort());

describe('opening and closing', () => {
  test('explains the word: everything that the entry holds, and where it comes from', async () => {
    make().open('#ai', [0]);
    await opened('aromatase inhibitor');
    const [entry] = entries;
    for (const part of [
      entry!.plain,
      entry!.ask!,
      'estrogen',
      'From: Mayo Clinic, 2020; Susan G. Komen, 2014',
    ]) {
      expect(shown()).toContain(part);
    }
    expect([...root().querySelectorAll('.say b')].map((syllable) => syllable.textContent)).toEqual([
      'ROH',
      'HIB',
    ]);
    expect(root().querySelector('.say')?.getAttribute('aria-hidden')).toBe('true');
  });

  test('shows what is urgent at once, and says so where no document names the word', async () => {
    make().open('#td', [1]);
    await opened(entries[1]!.urgent!);
    expect(shown()).toContain('Not in the documents. Checked against: Enhertu label, 2024');
  });

  test('stands in its place in the very next frame', async () => {
    await new Promise(requestAnimationFrame);
    make().open('#ai', [0], 'hover');
    await new Promise(requestAnimationFrame);
    const line = document.querySelector('#ai')!.getBoundingClientRect();
    expect(dialog().getBoundingClientRect().top).toBeGreaterThanOrEqual(line.bottom);
    expect(dialog().getBoundingClientRect().top).toBeLessThan(line.bottom + 12);
    expect(shown()).toContain(entries[0]!.plain);
  });

  test('folds More away, and unfolds it below its button, which stays where it is', async () => {
    make().open('#ai', [0]);
    await opened('aromatase inhibitor');
    const more = button('More')!;
    expect(shown()).not.toContain(entries[0]!.more);
    await settled();
    const { top } = more.getBoundingClientRect();
    await click(more);
    await opened(entries[0]!.more!);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(more.getBoundingClientRect().top).toBeCloseTo(top, 0);
  });

  test('adds one element to the page while open, and nothing else before or after', async () => {
    const before = document.documentElement.outerHTML;
    const { card, open, services } = make();
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    const host = hosts()[0]!;
    expect(host.parentNode).toBe(document.documentElement);
    expect(document.documentElement.outerHTML.replace(host.outerHTML, '')).toBe(before);
    card.close();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(services.closed).toBe(1);
    expect(card.isOpen).toBe(false);
  });

  test('goes on to a second word in the same host; a late answer for the first never shows', async () => {
    let answerFirst = (_: typeof entries) => {};
    const { open } = make({
      entries: ([index]) =>
        index === 0
          ? new Promise((resolve) => {
              answerFirst = resolve;
            })
          : Promise.resolve([entries[index!]!]),
    });
    open('#td', [1]);
    await opened('trastuzumab deruxtecan');
    const host = hosts()[0]!;
    open('#ai', [0]);
    open('#inc', [3]);
    await opened('A hormone');
    answerFirst([entries[0]!]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(shown()).toContain('A hormone');
    expect(hosts()).toEqual([host]);
  });

  test('closes with its button, and with a click elsewhere but not one inside', async () => {
    const { card, open } = make();
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    await click(root().querySelector('.plain')!);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(card.isOpen).toBe(true);
    await click(button(text('card_close')));
    await expect.poll(() => card.isOpen).toBe(false);
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    document.body.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(card.isOpen, 'a click of the page’s own making does nothing').toBe(true);
    await clickAt(680, 20);
    await expect.poll(() => hosts()).toEqual([]);
  });

  test('a click that opens another word does not close it again', async () => {
    const { card, open } = make();
    window.addEventListener('click', () => setTimeout(() => open('#td', [1])), { capture: true, once: true });
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    await clickAt(680, 20);
    await opened('trastuzumab deruxtecan');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(card.isOpen).toBe(true);
  });

  test.for([
    ['the page takes the host out', () => hosts()[0]!.remove()],
    ['the page hides the popover', () => (hosts()[0] as HTMLElement).hidePopover()],
    ['the word is gone', () => document.querySelector('#ai')!.remove()],
    ['the word is scrolled out of sight', () => window.scrollTo(0, 400)],
    ['the script ends', () => made!.stop.abort()],
  ] as const)('closes when %s', async ([, happen]) => {
    const { card, open, services } = make();
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    happen();
    await expect.poll(() => card.isOpen).toBe(false);
    expect(hosts()).toEqual([]);
    expect(services.closed).toBe(1);
  });

  test('turns the site off', async () => {
    const { card, open, services } = make();
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    await click(button(text('card_turn_off')));
    await expect.poll(() => services.turnedOff).toBe(1);
    expect(card.isOpen).toBe(false);
  });

  test('is pinned by a click, the keyboard, or a press inside, not by hovering', async () => {
    const { card, open } = make();
    open('#td', [1], 'click');
    expect(card.isPinned).toBe(true);
    open('#ai', [0], 'hover');
    expect(card.isPinned).toBe(false);
    await opened('aromatase inhibitor');
    await click(button('More'));
    await expect.poll(() => card.isPinned).toBe(true);
  });

  test('a click on the word that is open pins it and leaves what is shown alone', async () => {
    const { card, open } = make();
    open('#ai', [0], 'hover');
    await opened('aromatase inhibitor');
    await click(button('estrogen'));
    await opened('A hormone');
    open('#ai', [0], 'click');
    expect(card.isPinned).toBe(true);
    expect(shown()).toContain('A hormone');
  });

  test('tells how far a point is from it: nothing on word, way and card', async () => {
    const { card, open } = make();
    open('#ai', [0], 'hover');
    await settled();
    const word = document.querySelector('#ai')!.getBoundingClientRect();
    const box = dialog().getBoundingClientRect();
    expect(card.distance(word.left + 3, word.top + 3)).toBe(0);
    expect(card.distance(word.left + 3, (word.bottom + box.top) / 2)).toBe(0);
    expect(card.distance(box.left + 3, box.bottom - 3)).toBe(0);
    expect(card.distance(box.right + 30, box.bottom - 60)).toBeCloseTo(30, 0);
    card.close();
    expect(card.distance(word.left + 3, word.top + 3)).toBe(Number.POSITIVE_INFINITY);
  });
});
