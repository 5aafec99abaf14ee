/** What a reader does with the card, with real input in a real browser. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { READER_DEFAULTS } from '../../settings/reader.ts';
import {
  button,
  click,
  clickAt,
  dialog,
  drag,
  entries,
  hosts,
  type Kit,
  kit,
  placeOf,
  press,
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
const opened = (what: string) => vi.waitFor(() => expect(shown()).toContain(what));

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
    await vi.waitFor(() => expect(card.isOpen).toBe(false));
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    document.body.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(card.isOpen, 'a click of the page’s own making does nothing').toBe(true);
    await clickAt(680, 20);
    await vi.waitFor(() => expect(hosts()).toEqual([]));
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
    await vi.waitFor(() => expect(card.isOpen).toBe(false));
    expect(hosts()).toEqual([]);
    expect(services.closed).toBe(1);
  });

  test('turns the site off', async () => {
    const { card, open, services } = make();
    open('#ai', [0]);
    await opened('aromatase inhibitor');
    await click(button(text('card_turn_off')));
    await vi.waitFor(() => expect(services.turnedOff).toBe(1));
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
    await vi.waitFor(() => expect(card.isPinned).toBe(true));
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
    await vi.waitFor(() => expect(hosts()).toEqual([]));
    expect(heard).toEqual([]);
    await press('Escape');
    await vi.waitFor(() => expect(heard).toEqual(['Escape', 'Escape']));
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
    await vi.waitFor(() => expect(card.isOpen).toBe(false));
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
    await vi.waitFor(() => expect(document.activeElement).toBe(before));
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

describe('gentle mode', () => {
  test('shows the topic and a button first, and what is urgent always', async () => {
    make().open('#inc', [2]);
    await opened('Stage, spread and response');
    expect(shown()).not.toContain(entries[2]!.plain);
    expect(shown()).toContain(entries[2]!.urgent);
    await click(button(text('card_gentle_show')));
    await opened(entries[2]!.plain);
    expect(shown()).toContain(entries[2]!.urgent);
  });

  test('hides nothing where the reader has switched it off', async () => {
    make({ choices: () => ({ ...READER_DEFAULTS, gentle: false }) }).open('#inc', [2]);
    await opened(entries[2]!.plain);
    made!.open('#ai', [0]);
    await opened('aromatase inhibitor');
    expect(button('incurable')).toBeDefined();
  });

  test('keeps the name of a related word back until the reader asks', async () => {
    make().open('#ai', [0]);
    await opened('aromatase inhibitor');
    expect(shown()).not.toContain('incurable');
    await click(button(text('card_related_sensitive', 'Stage, spread and response')));
    await opened('Stage, spread and response');
    expect(shown()).not.toContain('incurable');
    await click(button(text('card_gentle_show')));
    await opened('incurable');
    expect(shown()).toContain(entries[2]!.plain);
  });
});

describe('the menu', () => {
  test('a known word can be taken back on the spot, and nothing moves under the pointer', async () => {
    const { services, open, card } = make();
    open('#ai', [0], 'hover');
    await settled();
    const know = button(text('card_know'))!;
    await click(know);
    await opened(text('card_known'));
    expect(services.marked).toEqual(['aromatase-inhibitor {"known":true}']);
    expect(card.isPinned).toBe(true);
    const { top } = know.getBoundingClientRect();
    expect(know.textContent).toBe(text('card_know_undo'));
    await click(know);
    await opened(text('card_known_not'));
    expect(know.getBoundingClientRect().top).toBe(top);
    expect(services.marked.at(-1)).toBe('aromatase-inhibitor {"known":false}');
  });

  test('saves a word and takes it out again; a word saved before is shown as such', async () => {
    const { services, open } = make({ marks: async (id) => ({ known: false, saved: id === 'estrogen' }) });
    open('#ai', [0]);
    await settled();
    await click(button(text('card_save')));
    await opened(text('card_saved'));
    await click(button(text('card_save_undo')));
    await opened(text('card_saved_not'));
    expect(services.marked).toEqual([
      'aromatase-inhibitor {"saved":true}',
      'aromatase-inhibitor {"saved":false}',
    ]);
    await click(button('estrogen'));
    await opened('A hormone');
    await vi.waitFor(() => expect(button(text('card_save_undo'))).toBeDefined());
    expect(shown()).not.toContain(text('card_saved_not'));
  });

  test('says so when a choice could not be stored, and takes it back', async () => {
    make({ mark: () => Promise.reject(new Error('gone')) }).open('#ai', [0]);
    await settled();
    await click(button(text('card_know')));
    await opened(text('card_mark_failed'));
    expect(button(text('card_know'))).toBeDefined();
  });

  test('marks one word only: a tie offers it for a meaning that was opened', async () => {
    make().open('#pr', [1, 0]);
    await opened('“PR” can mean different things.');
    expect(button(text('card_know'))).toBeUndefined();
    await click(button(text('card_meaning_open', 'aromatase inhibitor')));
    await vi.waitFor(() => expect(button(text('card_know'))).toBeDefined());
  });
});

describe('a text that is not explained here', () => {
  const ask = (similar: number[]) => {
    const place = placeOf(document.querySelector('#td')!);
    make().card.open({ place, candidates: [], similar, by: 'keyboard', point: null });
  };

  test('is said so, and similar names are asked about, never opened', async () => {
    ask([3]);
    await opened(text('card_unknown', 'T-DXd'));
    expect(shown()).not.toContain('A hormone');
    await click(button('estrogen'));
    await opened('A hormone');
    await click(button(text('card_back')));
    await opened(text('card_unknown', 'T-DXd'));
  });

  test('also where there is none', async () => {
    ask([]);
    await opened(text('card_unknown', 'T-DXd'));
    expect(shown()).not.toContain(text('card_similar'));
  });
});

describe('what is done in the card', () => {
  test('by mouse or key is not seen by the page, not even by a listener that comes first', async () => {
    const heard: string[] = [];
    const { signal } = make().stop;
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown', 'focusin', 'focusout']) {
      document.addEventListener(type, () => heard.push(type), { capture: true, signal });
    }
    made!.open('#ai', [0], 'keyboard');
    await settled();
    await click(button('More'));
    await opened(entries[0]!.more!);
    await press('Tab');
    expect(heard).toEqual([]);
  });

  test('a press on one button that ends on another presses none', async () => {
    make().open('#ai', [0]);
    await settled();
    const from = button(text('card_know'))!.getBoundingClientRect();
    const to = button(text('card_turn_off'))!.getBoundingClientRect();
    await drag({ x: from.left + 9, y: from.top + 9 }, { x: to.left + 9, y: to.top + 9 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made!.services.marked).toEqual([]);
    expect(made!.card.isOpen).toBe(true);
  });
});

test('a tie shows every meaning in its order, and all about one with Back', async () => {
  make().open('#pr', [1, 0, 2]);
  await opened('“PR” can mean different things.');
  const seen = shown();
  expect(seen.indexOf(entries[1]!.plain)).toBeGreaterThan(0);
  expect(seen.indexOf(entries[0]!.plain)).toBeGreaterThan(seen.indexOf(entries[1]!.plain));
  expect(seen, 'a frightening meaning waits').not.toContain(entries[2]!.plain);
  await click(button(text('card_meaning_open', 'aromatase inhibitor')));
  await opened(entries[0]!.ask!);
  await click(button(text('card_back')));
  await opened('“PR” can mean different things.');
});

describe('an explanation that does not come', () => {
  test('is said so, and loads when the reader tries again', async () => {
    let reachable = false;
    const answer = vi.fn(async () =>
      reachable ? [entries[0]!] : Promise.reject(new Error('no background')),
    );
    make({ entries: answer }).open('#ai', [0]);
    await opened(text('card_failed'));
    reachable = true;
    await click(button(text('card_retry')));
    await opened(entries[0]!.plain);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  test('loads by itself when the background is back', async () => {
    let calls = 0;
    make({ entries: async () => (calls++ > 0 ? [entries[0]!] : Promise.reject(new Error('starting'))) }).open(
      '#ai',
      [0],
    );
    await opened(text('card_failed'));
    await vi.waitFor(() => expect(shown()).toContain(entries[0]!.plain), { timeout: 2000 });
  });

  test('never leaves the card empty: it says that it is loading, and that it found nothing', async () => {
    const { open, card } = make({ entries: () => new Promise(() => {}) });
    open('#ai', [0]);
    await opened(text('card_loading'));
    card.close();
    make({ entries: async () => [] }).open('#ai', [0]);
    await opened(text('card_failed'));
  });
});
