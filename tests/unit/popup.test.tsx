import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useMessages } from '../../components/text.ts';
import { Popup } from '../../entrypoints/popup/Popup.tsx';
import type { Page } from '../../entrypoints/popup/page.ts';
import { type Ports, type State, startPopup } from '../../entrypoints/popup/popup.ts';
import english from '../../public/_locales/en/messages.json';

type Sender = Browser.runtime.MessageSender;

const { local } = fakeBrowser.storage;

interface Given {
  page?: Page;
  send?: Ports['runtime']['sendMessage'];
  isPrivate?: boolean;
  allows?: boolean;
}

/** The popup, drawn into the document, on a tab with id 7. */
async function open(given: Given = {}) {
  let hear: (message: unknown, sender: Sender) => undefined = () => undefined;
  let update: (tabId: number, change: { status?: string }) => void = () => {};
  const states: State[] = [];
  const report = vi.fn(async () => {});
  const showWord = vi.fn(async () => {});
  const openPanel = vi.fn(async () => {});
  const openReading = vi.fn(async () => {});
  const close = vi.fn();
  let page = given.page;
  const popup = startPopup(
    {
      findTab: async () => ({ id: 7, url: 'https://a.b.org/', incognito: given.isPrivate ?? false }),
      lookAt: async () => page ?? { site: 'a.b.org' },
      requestAccess: async () => {
        if (given.allows) page = { site: 'a.b.org' };
        return given.allows ?? false;
      },
      showWord,
      openPanel,
      openReading,
      close,
      report,
      storage: local,
      runtime: {
        id: 'plainword',
        sendMessage: given.send ?? (async () => true),
        onMessage: {
          addListener(listener) {
            hear = listener;
          },
        },
      },
      tabs: {
        onUpdated: {
          addListener(listener) {
            update = listener;
          },
        },
      },
    },
    (state) => {
      states.push(state);
      render(<Popup state={state} actions={popup} />, document.body);
    },
  );
  await vi.advanceTimersByTimeAsync(1);
  return {
    report,
    showWord,
    openPanel,
    openReading,
    close,
    states,
    found: (entries: number[], { frameId = 0, tabId = 7, id = 'plainword' } = {}) =>
      hear({ type: 'found', entries, places: entries.length }, {
        id,
        frameId,
        tab: { id: tabId },
      } as Sender),
    loaded: () => update(7, { status: 'complete' }),
  };
}

const switches = () => [...document.querySelectorAll<HTMLElement>('[role=switch]')];
const named = (name: string) =>
  switches().find(
    (each) => document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent === name,
  );
const isOn = (name: string) => named(name)?.getAttribute('aria-checked');
const text = (selector: string) => document.querySelector(selector)?.textContent;
const settle = () => vi.advanceTimersByTimeAsync(1);

const SITE = 'Explain words on this site';
const EVERYWHERE = 'Explain words everywhere';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  const texts: Record<string, { message: string }> = english;
  useMessages((key, ...values) =>
    (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? ''),
  );
});

afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

describe('the button for the reading view', () => {
  const button = () =>
    [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Open with explanations',
    );

  it('opens the page there and closes the popup', async () => {
    const { openReading, close } = await open();
    button()!.click();
    expect(openReading).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 7, url: 'https://a.b.org/' }),
    );
    await settle();
    expect(close).toHaveBeenCalledOnce();
  });

  it('is not there in a private window of Chromium, which would show the page in a normal one', async () => {
    await open({ isPrivate: true });
    expect(document.body.textContent).toContain('Explain words on this site');
    expect(button()).toBeUndefined();
  });

  it('is not there on pages that cannot be read', async () => {
    await open({ page: { cannot: 'pdf' } });
    expect(button()).toBeUndefined();
  });
});

describe('the button for all words', () => {
  it('opens the panel for the tab of the popup, in the press itself, and closes the popup', async () => {
    const { openPanel, close } = await open();
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'All words on this page',
    )!;
    button.click();
    expect(openPanel).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 7 }));
    await settle();
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('the switches', () => {
  it('show what is stored', async () => {
    await local.set({ 'site:b.org': 'off' });
    await open();
    expect(text('h2')).toBe('a.b.org');
    expect(isOn(SITE)).toBe('false');
    expect(isOn(EVERYWHERE)).toBe('true');
  });

  it('show the default where what is stored is broken', async () => {
    await local.set({ 'site:a.b.org': 0, pausedUntil: 'no' });
    await open();
    expect(isOn(SITE)).toBe('true');
    expect(isOn(EVERYWHERE)).toBe('true');
  });

  it('move at once, before the background has answered, and say what to write', async () => {
    const send = vi.fn(() => new Promise<unknown>(() => {}));
    await open({ send });
    named(SITE)?.click();
    expect(isOn(SITE)).toBe('false');
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'switch-site', site: 'a.b.org', on: false });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['rejects', () => Promise.reject(new Error('QUOTA_BYTES'))],
    ['does not answer', () => Promise.resolve(undefined)],
  ])('go back and say so when the background %s', async (_, send) => {
    await open({ send });
    named(SITE)?.click();
    await settle();
    expect(isOn(SITE)).toBe('true');
    expect(text('[role=alert]')).toBe('Your choice could not be saved. Please try again.');
    named(EVERYWHERE)?.click();
    expect(text('[role=alert]')).toBe('');
    await settle();
    expect(isOn(EVERYWHERE)).toBe('true');
    expect(text('[role=alert]')).not.toBe('');
  });

  it('end at what is stored when they were moved faster than they could be refused', async () => {
    const refusals: ((reason: Error) => void)[] = [];
    await open({ send: () => new Promise((_, reject) => void refusals.push(reject)) });
    named(SITE)?.click();
    named(SITE)?.click();
    for (const refuse of refusals) refuse(new Error('QUOTA_BYTES'));
    await settle();
    expect(isOn(SITE)).toBe('true');
  });

  it('follow a change made elsewhere', async () => {
    await open();
    await local.set({ 'site:a.b.org': 'off' });
    await settle();
    expect(isOn(SITE)).toBe('false');
  });

  it('do not let a site be switched while everything is off', async () => {
    const send = vi.fn(async () => true);
    await local.set({ pausedUntil: 'forever' });
    await open({ send });
    expect(isOn(SITE)).toBe('false');
    expect(named(SITE)?.getAttribute('aria-disabled')).toBe('true');
    named(SITE)?.click();
    expect(send).not.toHaveBeenCalled();
  });
});

describe('the scope of a choice', () => {
  const options = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const chosen = () =>
    options()
      .find(({ checked }) => checked)
      ?.closest('label')?.textContent;

  it('is the host, or all of its domain', async () => {
    const send = vi.fn(async () => true);
    await open({ send });
    expect(options().map((option) => option.closest('label')?.textContent)).toEqual([
      'only a.b.org',
      'all of b.org',
    ]);
    expect(chosen()).toBe('only a.b.org');
    options()[1]!.click();
    await settle();
    expect(send).toHaveBeenLastCalledWith({ type: 'move-site', from: 'a.b.org', to: 'b.org' });
    expect(chosen()).toBe('all of b.org');
    named(SITE)?.click();
    await settle();
    expect(send).toHaveBeenLastCalledWith({ type: 'switch-site', site: 'b.org', on: false, host: 'a.b.org' });
  });

  it('is that of the choice that was made', async () => {
    await local.set({ 'site:b.org': 'off' });
    await open();
    expect(chosen()).toBe('all of b.org');
  });

  it('is not asked where there is but one, nor in a private window', async () => {
    await open({ page: { site: 'b.org' } });
    expect(options()).toEqual([]);
    await open({ isPrivate: true });
    expect(options()).toEqual([]);
  });
});

describe('a pause', () => {
  it('of an hour is asked for, and its end is told', async () => {
    vi.setSystemTime(new Date(2026, 10, 22, 15, 0));
    const send = vi.fn(async (message: unknown) => {
      if ((message as { type: string }).type === 'pause-an-hour')
        await local.set({ pausedUntil: Date.now() + 3_600_000 });
      return true;
    });
    await open({ send });
    document.querySelector<HTMLElement>('.popup-action')?.click();
    await settle();
    expect(isOn(EVERYWHERE)).toBe('false');
    expect(named(EVERYWHERE)?.textContent).toMatch(/Paused until 4:00.PM/);
    expect(text('.popup-action')).toBeUndefined();
  });

  it('that is over is none', async () => {
    await local.set({ pausedUntil: Date.now() - 1 });
    await open();
    expect(isOn(EVERYWHERE)).toBe('true');
  });
});

describe('in a private window', () => {
  it('asks what was chosen there, and says that it is not kept', async () => {
    const send = vi.fn(async (message: { type: string }) =>
      message.type === 'private-choice' ? 'off' : true,
    );
    await open({ isPrivate: true, send });
    expect(isOn(SITE)).toBe('false');
    named(SITE)?.click();
    await settle();
    expect(send).toHaveBeenCalledWith({ type: 'switch-site', site: 'a.b.org', on: true, isPrivate: true });
    expect(named(SITE)?.textContent).toContain('forgotten');
  });
});

describe('the first words', () => {
  const entries = [
    { id: 'biopsy', term: 'biopsy' },
    { id: 'hospice', term: 'hospice', sensitive: true },
    { id: 'her2', term: 'HER2' },
  ];
  const send = async (message: { type: string; entries?: number[] }) =>
    message.type === 'entries' ? message.entries!.map((index) => entries[index]) : true;
  const words = () => [...document.querySelectorAll<HTMLElement>('.popup-word')];

  it('are listed, but those that can frighten only without gentle mode', async () => {
    const { found } = await open({ send });
    found([2, 1, 0]);
    await settle();
    expect(words().map(({ textContent }) => textContent)).toEqual(['HER2', 'biopsy']);
    await local.set({ gentle: false });
    found([2, 1, 0]);
    await settle();
    expect(words().map(({ textContent }) => textContent)).toEqual(['HER2', 'hospice', 'biopsy']);
  });

  it('open their cards in the frame that has them', async () => {
    const { found, showWord, close } = await open({ send });
    found([0]);
    found([2], { frameId: 5 });
    await settle();
    words()[1]!.click();
    await settle();
    expect(showWord).toHaveBeenCalledExactlyOnceWith(7, 5, 2);
    expect(close).toHaveBeenCalled();
  });
});

describe('where access is withheld', () => {
  it('offers to ask for it, and goes on when it is given', async () => {
    await open({ page: { cannot: 'withheld' }, allows: true });
    const button = document.querySelector<HTMLElement>('.popup-solid');
    expect(button?.textContent).toBe('Let Plainword read web pages');
    button?.click();
    await settle();
    expect(text('h2')).toBe('a.b.org');
  });
});

describe('the number of words', () => {
  it('counts different ones over the frames of this tab, as they come', async () => {
    const { found } = await open();
    expect(text('[role=status]')).toBe('Looking for words …');
    found([1, 2]);
    expect(text('[role=status]')).toBe('2 different words explained on this page.');
    found([2, 3], { frameId: 5 });
    expect(text('[role=status]')).toBe('3 different words explained on this page.');
    found([2]);
    found([2], { frameId: 5 });
    expect(text('[role=status]')).toBe('1 word explained on this page.');
    found([]);
    found([], { frameId: 5 });
    expect(text('[role=status]')).toBe('No words to explain on this page.');
  });

  it('takes nothing from other tabs, other extensions or broken messages', async () => {
    const { found } = await open();
    found([1]);
    found([2], { tabId: 8, frameId: 1 });
    found([3], { id: 'other', frameId: 2 });
    found([-4], { frameId: 3 });
    expect(text('[role=status]')).toBe('1 word explained on this page.');
  });

  it('is asked for until a frame answers', async () => {
    const { found, report } = await open();
    await vi.advanceTimersByTimeAsync(400);
    expect(report).toHaveBeenCalledTimes(2);
    expect(report).toHaveBeenCalledWith(7);
    found([1]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('is not to be had from a page that does not answer', async () => {
    await open();
    await vi.advanceTimersByTimeAsync(5000);
    expect(text('[role=status]')).toBe('Reload this page to see its words.');
  });

  it('begins anew when the page was loaded anew', async () => {
    const { found, loaded, report } = await open();
    found([1, 2], { frameId: 5 });
    report.mockClear();
    loaded();
    await settle();
    expect(report).toHaveBeenCalledTimes(1);
    found([3]);
    expect(text('[role=status]')).toBe('1 word explained on this page.');
  });

  it('is not asked for where the site is off, but once it is on again', async () => {
    await local.set({ 'site:a.b.org': 'off' });
    const { report } = await open();
    await vi.advanceTimersByTimeAsync(5000);
    expect(report).not.toHaveBeenCalled();
    expect(text('[role=status]')).toBe('No words are underlined on this site.');
    named(SITE)?.click();
    await local.remove('site:a.b.org');
    await settle();
    expect(report).toHaveBeenCalled();
    expect(text('[role=status]')).toBe('Looking for words …');
  });
});

describe('where nothing can be explained', () => {
  it.each(['browser', 'blocked', 'files', 'pdf'] as const)(
    'says why (%s) and keeps the switch for everywhere',
    async (cannot) => {
      const { report } = await open({ page: { cannot } });
      expect(text('.popup-cannot')).toBe(english[`popup_cannot_${cannot}`].message);
      expect(switches()).toEqual([named(EVERYWHERE)]);
      await vi.advanceTimersByTimeAsync(5000);
      expect(report).not.toHaveBeenCalled();
    },
  );
});
