/**
 * What the tests of the card share: a page with words, fake services, the (otherwise closed) root of the card, and
 * input through the DevTools protocol, which is the only input a page cannot tell from a reader's.
 */
import { expect } from 'vitest';
import { cdp } from 'vitest/browser';
import { createCard } from '../../entrypoints/card/create-card.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import type { Card, CardServices, Opening, PlaceHandle } from '../../highlight/card-port.ts';
import messages from '../../public/_locales/en/messages.json';
import { READER_DEFAULTS } from '../../settings/reader.ts';

export const aromataseInhibitor: CardEntry = {
  id: 'aromatase-inhibitor',
  term: 'aromatase inhibitor',
  kind: 'treatments',
  say: 'uh-ROH-muh-tays in-HIB-ih-ter',
  plain: 'A medicine that lowers estrogen in the body.',
  more: 'It is a pill taken once a day.',
  ask: 'If I take this, how can we protect my bones?',
  see: [
    { id: 'estrogen', term: 'estrogen', kind: 'body' },
    { id: 'incurable', term: 'incurable', kind: 'staging', sensitive: true },
    { id: 'missing', term: 'hormone therapy', kind: 'treatments' },
  ],
  sources: {
    documents: ['Mayo Clinic, 2020', 'Susan G. Komen, 2014'],
    checked: ['National Cancer Institute'],
  },
};
export const deruxtecan: CardEntry = {
  id: 'trastuzumab-deruxtecan',
  term: 'trastuzumab deruxtecan',
  kind: 'drugs',
  plain: 'A drug for some breast cancers that have HER2, even a little.',
  urgent: 'New cough or fever? Call the cancer team now, day or night.',
  see: [],
  sources: { documents: [], checked: ['Enhertu label, 2024'] },
};
export const incurable: CardEntry = {
  id: 'incurable',
  term: 'incurable',
  kind: 'staging',
  sensitive: true,
  plain: 'Doctors do not expect treatment to clear the cancer for good.',
  urgent: 'An urgent line, to see that it is never hidden.',
  see: [],
  sources: { documents: ['Mayo Clinic, 2020'], checked: [] },
};
export const estrogen: CardEntry = {
  id: 'estrogen',
  term: 'estrogen',
  kind: 'body',
  plain: 'A hormone that the body makes.',
  see: [],
  sources: { documents: ['Mayo Clinic, 2020'], checked: [] },
};
/** By index, as the background has them. */
export const entries = [aromataseInhibitor, deruxtecan, incurable, estrogen];

export const text = (key: keyof typeof messages, ...substitutions: string[]) =>
  messages[key].message.replace(/\$(\d)/g, (_, number) => substitutions[Number(number) - 1] ?? '');

// The card's root is closed, and stays so in the product: only here it is kept for looking in.
const roots = new WeakMap<Element, ShadowRoot>();
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  // Open, because axe looks into open roots only.
  const root = attachShadow.call(this, { ...options, mode: 'open' });
  if (options.mode === 'closed') roots.set(this, root);
  return root;
};

/** Every element of the page that has a closed root: at most the card's host. */
export const hosts = () => [...document.querySelectorAll('*')].filter((element) => roots.has(element));

export function root(): ShadowRoot {
  const host = hosts()[0];
  if (!host) throw new Error('No card is open');
  return roots.get(host)!;
}

export const dialog = () => root().querySelector<HTMLElement>('[role="dialog"]')!;
/** What a reader sees of the card: no style sheet, nothing folded away, which is what `innerText` is for. */
// biome-ignore lint/performance/useDomNodeTextContent: as said
export const shown = () => (hosts().length === 0 ? '' : (dialog()?.innerText ?? ''));

/** The card has arrived: it comes with a short movement, and may show at first that it is loading. */
export async function settled(): Promise<void> {
  let last = '';
  const isStill = () => {
    const { x, y, width, height } = dialog().getBoundingClientRect();
    const now = JSON.stringify([x, y, width, height, shown()]);
    const isSame = now === last;
    last = now;
    return isSame;
  };
  await expect.poll(() => shown() !== '' && isStill()).toBe(true);
  await Promise.all(
    dialog()
      .getAnimations()
      .map(({ finished }) => finished),
  );
}

/** The card shows this, and stands where it will be pressed. */
export async function opened(what: string): Promise<void> {
  await expect.poll(() => shown()).toContain(what);
  await settled();
}

/** The button whose name is `name`. */
export function button(name: string): HTMLButtonElement | undefined {
  const named = (found: HTMLButtonElement) =>
    (found.getAttribute('aria-label') ?? found.textContent).trim() === name;
  return [...root().querySelectorAll('button')].find(named);
}

/** One place for each element, as the page script has it. */
const places = new WeakMap<Element, PlaceHandle>();

export function placeOf(word: Element): PlaceHandle {
  const known = places.get(word);
  if (known) return known;
  const place: PlaceHandle = {
    text: word.textContent,
    range() {
      if (!word.isConnected) return null;
      const range = document.createRange();
      range.selectNodeContents(word);
      return range;
    },
    hostParent: () => word.closest(':modal, :popover-open, [data-host]') ?? document.documentElement,
  };
  places.set(word, place);
  return place;
}

export interface Kit {
  card: Card;
  services: CardServices & { closed: number; turnedOff: number; marked: string[] };
  stop: AbortController;
  open(selector: string, candidates: number[], by?: Opening['by']): void;
}

export function kit(overrides: Partial<CardServices> = {}): Kit {
  const stop = new AbortController();
  const services = {
    closed: 0,
    turnedOff: 0,
    marked: [] as string[],
    entries: async (indexes: readonly number[]) => indexes.map((index) => entries[index]!),
    entry: async (id: string) => entries.find((entry) => entry.id === id) ?? null,
    message: text as CardServices['message'],
    choices: () => READER_DEFAULTS,
    marks: async () => ({ known: false, saved: false }),
    mark: async (id: string, mark: object) => void services.marked.push(`${id} ${JSON.stringify(mark)}`),
    turnOffSite: () => void services.turnedOff++,
    onClosed: () => void services.closed++,
    signal: stop.signal,
    ...overrides,
  };
  const card = createCard(services);
  const open = (selector: string, candidates: number[], by: Opening['by'] = 'click') => {
    const word = document.querySelector(selector)!;
    const place = placeOf(word);
    const box = place.range()!.getClientRects()[0]!;
    const point = by === 'keyboard' ? null : { x: box.left + 2, y: box.top + 2 };
    card.open({ place, candidates, by, point });
  };
  return { card, services, stop, open };
}

/** The frame of the tests stands somewhere in a page, perhaps scaled: input goes by the coordinates of that page. */
function onScreen(x: number, y: number) {
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / window.innerWidth;
  return { x: frame.left + x * scale, y: frame.top + y * scale };
}

/** A press and release of the primary button, client coordinates. */
export async function clickAt(x: number, y: number): Promise<void> {
  const at = { ...onScreen(x, y), button: 'left' as const, clickCount: 1 };
  await cdp().send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
}

/** Presses at one place and lets go at another. */
export async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  const button = { button: 'left' as const, clickCount: 1 };
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mousePressed',
    ...onScreen(from.x, from.y),
    ...button,
  });
  await cdp().send('Input.dispatchMouseEvent', {
    type: 'mouseMoved',
    ...onScreen(to.x, to.y),
    button: 'left',
  });
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...onScreen(to.x, to.y), ...button });
}

export async function click(element: Element | undefined): Promise<void> {
  if (!element) throw new Error('Nothing to click');
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await clickAt(left + width / 2, top + height / 2);
}

const codes: Record<string, number> = { Escape: 27, Tab: 9, Enter: 13 };

export async function press(key: 'Escape' | 'Tab' | 'Enter', modifiers = 0): Promise<void> {
  // Keys go to the window with the focus, which at first is the one around the frame of the tests.
  if (!document.hasFocus()) window.focus();
  const code = { key, code: key, windowsVirtualKeyCode: codes[key]!, modifiers };
  await cdp().send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    ...code,
    ...(key === 'Enter' && { text: '\r' }),
  });
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
}

export async function emulate(features: Record<string, string>): Promise<void> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await cdp().send('Emulation.setEmulatedMedia', { features: list });
}
