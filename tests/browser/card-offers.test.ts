/** What the card offers and keeps back: gentle mode, the menu, unknown texts, ties, errors, and privacy towards the page. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { READER_DEFAULTS } from '../../settings/reader.ts';
import {
  button,
  click,
  drag,
  entries,
  type Kit,
  kit,
  opened,
  placeOf,
  press,
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

  test('offers nothing that would be kept in a private window', async () => {
    const { open } = make({ keepsNothing: true });
    open('#ai', [0]);
    await settled();
    expect(button(text('card_turn_off'))).toBeDefined();
    expect(button(text('card_know'))).toBeUndefined();
    expect(button(text('card_save'))).toBeUndefined();
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
    await expect.poll(() => button(text('card_save_undo'))).toBeDefined();
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
    await expect.poll(() => button(text('card_know'))).toBeDefined();
  });
});

describe('a text that is not explained here', () => {
  const ask = (similar: number[], names: string[] = []) => {
    const place = placeOf(document.querySelector('#td')!);
    make().card.open({ place, candidates: [], similar, names, by: 'keyboard', point: null });
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

  test('a similar name that is no headword is shown, for the letters to be compared', async () => {
    ask([3], ['Estrogenn']);
    await opened(text('card_unknown', 'T-DXd'));
    expect(button('Estrogenn (estrogen)')).toBeDefined();
  });

  test('offers the search only where there is one', async () => {
    ask([]);
    await opened(text('card_unknown', 'T-DXd'));
    expect(button(text('card_unknown_search'))).toBeUndefined();
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
    await expect.poll(() => shown()).toContain(entries[0]!.plain);
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
