/** From a point on the screen to the word, and from the word to where its card goes. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Engine } from '../../highlight/engine.ts';
import { hostParent } from '../../highlight/host-parent.ts';
import { placeAt } from '../../highlight/point.ts';
import { handleOf } from '../../highlight/pointer.ts';
import type { Place } from '../../highlight/words.ts';
import { caughtUp } from './engine-clock.ts';
import { pageOf, run, stopAll, textOf } from './engine-kit.ts';

beforeEach(() => page.viewport(600, 500));
afterEach(stopAll);

async function engineOn(html: string): Promise<Engine> {
  const root = pageOf('');
  root.setHTMLUnsafe(`<div style="font: 16px/24px monospace; padding: 20px">${html}</div>`);
  const { engine } = run(root);
  await caughtUp();
  return engine;
}

const boxesOf = (place: Place) =>
  [...handleOf(place).range()!.getClientRects()].filter((box) => box.width > 0);
const wordAt = (engine: Engine, x: number, y: number) => {
  const place = placeAt(engine, x, y);
  return place && textOf(place);
};
/** The word that is found in the middle of each line of each word. */
const found = (engine: Engine) =>
  [...engine.places()].flatMap((place) =>
    boxesOf(place).map((box) => wordAt(engine, box.x + box.width / 2, box.y + box.height / 2)),
  );

describe('the word at a point', () => {
  test('on it, and not beside, above or below it', async () => {
    const engine = await engineOn('<p>Some text, HER2 and more</p>');
    const [box] = boxesOf([...engine.places()][0]!);
    expect(found(engine)).toEqual(['HER2']);
    expect(wordAt(engine, box!.left + 1, box!.top + 1)).toBe('HER2');
    expect(wordAt(engine, box!.right - 1, box!.bottom - 1)).toBe('HER2');
    expect(wordAt(engine, box!.left - 8, box!.y + 8)).toBeNull();
    expect(wordAt(engine, box!.right + 8, box!.y + 8)).toBeNull();
    expect(wordAt(engine, box!.x + 8, box!.bottom + 20)).toBeNull();
  });

  test('in the empty rest of its line there is none', async () => {
    const engine = await engineOn('<p>HER2</p>');
    const [box] = boxesOf([...engine.places()][0]!);
    expect(wordAt(engine, box!.right + 200, box!.y + 8)).toBeNull();
  });

  test('on each line of a wrapped word, and not between them', async () => {
    const engine = await engineOn('<p style="width: 200px">This is a metastatic breast cancer of a kind</p>');
    expect(found(engine).length).toBeGreaterThan(1);
    expect(new Set(found(engine))).toEqual(new Set(['metastatic breast cancer']));
    const [first] = boxesOf([...engine.places()][0]!);
    expect(wordAt(engine, first!.left - 30, first!.y + 8)).toBeNull();
  });

  test('across elements', async () => {
    const engine = await engineOn('<p>Its <b>HER2</b>-<i>positive</i> kind</p>');
    expect(new Set(found(engine))).toEqual(new Set(['HER2-positive']));
  });

  test('in shadow roots, nested ones too', async () => {
    const engine = await engineOn(
      `<x-a><template shadowrootmode="open"><p>HER2</p><x-b><template shadowrootmode="open"><p>letrozole</p></template></x-b></template></x-a>`,
    );
    expect(found(engine).sort()).toEqual(['HER2', 'letrozole']);
  });

  test('beneath a stretched link, but not beneath a dialog', async () => {
    const engine = await engineOn(
      `<article style="position: relative"><p>About HER2</p><a href="#" style="position: absolute; inset: 0"></a></article>`,
    );
    expect(found(engine)).toEqual(['HER2']);
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; background: white';
    document.body.append(cover);
    expect(found(engine)).toEqual([null]);
    cover.remove();
  });

  test('in a form whose fields have names of the DOM', async () => {
    const engine = await engineOn(
      `<form style="position: relative"><input name="contains"><input name="parentNode"><p>About HER2</p>
       <span style="position: absolute; inset: 0"></span></form>`,
    );
    expect(found(engine)).toEqual(['HER2']);
  });

  test('a word whose text has gone is none, and nothing throws', async () => {
    const engine = await engineOn('<p>Some HER2</p>');
    const [place] = [...engine.places()];
    const [box] = boxesOf(place!);
    const handle = handleOf(place!);
    place!.start.data = 'So';
    expect(wordAt(engine, box!.x + 5, box!.y + 5)).toBeNull();
    expect(handle.range()).toBeNull();
    place!.start.remove();
    expect(handle.range()).toBeNull();
    expect(handle.hostParent()).toBe(document.documentElement);
  });
});

describe('the handle of a word', () => {
  test('tells the word as it stands on the page, and is one for each word', async () => {
    const engine = await engineOn('<p><b>HER2</b>‑positive</p>');
    const [place] = [...engine.places()];
    expect(handleOf(place!).text).toBe('HER2‑positive');
    expect(handleOf(place!).range()!.toString()).toBe('HER2‑positive');
    expect(handleOf(place!)).toBe(handleOf(place!));
  });
});

describe('where the card goes', () => {
  const textIn = (selector: string) => document.querySelector(selector)!.firstChild!;

  test('the root element', () => {
    pageOf('<p id="a">x</p>');
    expect(hostParent(textIn('#a'))).toBe(document.documentElement);
  });

  test('an open modal dialog, not one that is shown without being modal', () => {
    const root = pageOf('<dialog><p id="a">x</p></dialog>');
    const dialog = root.querySelector('dialog')!;
    dialog.show();
    expect(hostParent(textIn('#a'))).toBe(document.documentElement);
    dialog.close();
    dialog.showModal();
    expect(hostParent(textIn('#a'))).toBe(dialog);
    dialog.close();
    expect(hostParent(textIn('#a'))).toBe(document.documentElement);
  });

  test('the nearest of several, across shadow roots', () => {
    const root = pageOf('<dialog><x-y></x-y></dialog>');
    const dialog = root.querySelector('dialog')!;
    const shadow = root.querySelector('x-y')!.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<div popover="manual"><p>x</p></div><p>y</p>';
    const [popover, beside] = shadow.children as unknown as [HTMLElement, HTMLElement];
    dialog.showModal();
    expect(hostParent(beside.firstChild!)).toBe(dialog);
    expect(hostParent(popover.firstChild!)).toBe(dialog);
    popover.showPopover();
    expect(hostParent(popover.firstChild!.firstChild!)).toBe(popover);
    dialog.close();
  });

  test('a form whose fields have names of the DOM stands in no way', () => {
    pageOf('<form><input name="parentNode"><input name="matches"><p id="a">x</p></form>');
    expect(hostParent(textIn('#a'))).toBe(document.documentElement);
  });
});
