/** Keys in the card, and the way through related words and back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import {
  button,
  click,
  dialog,
  entries,
  hosts,
  type Kit,
  kit,
  opened,
  press,
  root,
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

describe('Escape', () => {
  test('closes the card and nobody else hears of it', async () => {
    const heard: string[] = [];
    for (const type of ['keydown', 'keyup'] as const) {
      document.addEventListener(type, ({ key }) => heard.push(key), {
        capture: true,
        signal: make().stop.signal,
      });
    }
    const { card, open } = made!;
    open('#ai', [0], 'hover');
    await opened('aromatase inhibitor');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(card.isOpen, 'an Escape of the page’s own making does nothing').toBe(true);
    await press('Escape');
    await expect.poll(() => hosts()).toEqual([]);
    expect(heard).toEqual([]);
    await press('Escape');
    await expect.poll(() => heard).toEqual(['Escape', 'Escape']);
  });

  test('leaves the page’s modal dialog open, in which the card stands and can be used', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog><p><mark id="in">PR</mark> in a dialog</p></dialog>',
    );
    const modal = document.querySelector('dialog')!;
    modal.showModal();
    const { card, open } = make();
    open('#in', [0]);
    await opened('aromatase inhibitor');
    expect(hosts()[0]!.parentNode).toBe(modal);
    await click(button('More'));
    await opened(entries[0]!.more!);
    await press('Escape');
    await expect.poll(() => card.isOpen).toBe(false);
    expect(modal.open).toBe(true);
  });
});

describe('keyboard', () => {
  test('moves the focus in, keeps Tab inside, and gives the focus back', async () => {
    const before = document.querySelector<HTMLElement>('#before')!;
    before.focus({ preventScroll: true });
    make().open('#ai', [0], 'keyboard');
    await opened('aromatase inhibitor');
    expect(root().activeElement).toBe(dialog());
    await press('Tab');
    expect(root().activeElement).toBe(button(text('card_close')));
    await press('Tab', 8);
    expect(root().activeElement).toBe(button(text('card_turn_off')));
    await press('Tab');
    expect(root().activeElement).toBe(button(text('card_close')));
    await press('Escape');
    await expect.poll(() => document.activeElement).toBe(before);
  });

  test.for(['hover', 'click'] as const)('a card opened by %s leaves the focus where it is', async (by) => {
    const before = document.querySelector<HTMLElement>('#before')!;
    before.focus({ preventScroll: true });
    make().open('#ai', [0], by);
    await opened('aromatase inhibitor');
    expect(document.activeElement).toBe(before);
    made!.card.close();
    expect(document.activeElement).toBe(before);
  });

  test('is a dialog that says its word and its explanation, and what is typed in it stays in it', async () => {
    const heard: string[] = [];
    document.addEventListener('keydown', ({ key }) => heard.push(key), { signal: make().stop.signal });
    made!.open('#ai', [0], 'keyboard');
    await opened('aromatase inhibitor');
    const named = (attribute: string) =>
      root().getElementById(dialog().getAttribute(attribute)!)?.textContent;
    expect(named('aria-labelledby')).toBe('aromatase inhibitor');
    expect(named('aria-describedby')).toBe(entries[0]!.plain);
    button('More')!.focus();
    await press('Enter');
    await opened(entries[0]!.more!);
    expect(heard).toEqual([]);
  });
});

describe('related words', () => {
  test('open in place, with Back to where the reader was', async () => {
    make().open('#ai', [0], 'keyboard');
    await opened('aromatase inhibitor');
    button('estrogen')!.focus();
    await press('Enter');
    await opened('A hormone that the body makes.');
    expect(shown()).not.toContain('aromatase');
    expect(root().activeElement?.textContent).toBe('estrogen');
    await click(button(text('card_back')));
    await opened(entries[0]!.plain);
    expect(button(text('card_back'))).toBeUndefined();
    expect(root().activeElement).toBe(button('estrogen'));
  });

  test('say so when one cannot be loaded, and can be pressed again', async () => {
    let reachable = false;
    make({ entry: async () => (reachable ? entries[3]! : Promise.reject(new Error('gone'))) }).open(
      '#ai',
      [0],
    );
    await opened('aromatase inhibitor');
    await click(button('hormone therapy'));
    await opened(text('card_related_failed'));
    reachable = true;
    await click(button('hormone therapy'));
    await opened('A hormone that the body makes.');
  });
});
