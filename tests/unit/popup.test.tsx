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

/** The popup, drawn into the document, on a tab with id 7. */
async function open(given: { page?: Page; send?: Ports['runtime']['sendMessage'] } = {}) {
  let hear: (message: unknown, sender: Sender) => undefined = () => undefined;
  let update: (tabId: number, change: { status?: string }) => void = () => {};
  const states: State[] = [];
  const report = vi.fn(async () => {});
  const popup = startPopup(
    {
      findTab: async () => ({ id: 7, url: 'https://a.b.org/' }),
      lookAt: async () => given.page ?? { site: 'a.b.org' },
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
        sendMessage: report,
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

describe('the switches', () => {
  it('show what is stored', async () => {
    await local.set({ 'site:b.org': 'off' });
    await open();
    expect(text('h2')).toBe('a.b.org');
    expect(isOn(SITE)).toBe('false');
    expect(isOn(EVERYWHERE)).toBe('true');
  });

  it('show the default where what is stored is broken', async () => {
    await local.set({ 'site:a.b.org': 0, everywhere: 'no' });
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
    await local.set({ everywhere: false });
    await open({ send });
    expect(isOn(SITE)).toBe('false');
    expect(named(SITE)?.getAttribute('aria-disabled')).toBe('true');
    named(SITE)?.click();
    expect(send).not.toHaveBeenCalled();
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
    expect(report).toHaveBeenCalledWith(7, { type: 'report' });
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
