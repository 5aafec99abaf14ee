import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswer } from '../../entrypoints/background/answer.ts';
import { createLookup } from '../../entrypoints/background/lookup.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import { createStore } from '../../settings/store.ts';

type Sender = Browser.runtime.MessageSender;

const entry = (id: string): CardEntry => ({
  id,
  term: id,
  kind: 'tests',
  plain: `What ${id} is.`,
  see: [],
  sources: { documents: [], checked: [] },
});

const origin = 'chrome-extension://plainword/';
const tab = (url?: string) => ({ id: 7, ...(url !== undefined && { url }) }) as Browser.tabs.Tab;
const page: Sender = { id: 'plainword', tab: tab('https://a.org/x'), frameId: 3, url: 'https://ads.net/' };
const popup: Sender = { id: 'plainword', url: `${origin}popup.html` };

const putCard = vi.fn(async () => {});
const found = vi.fn(async () => {});
const { local } = fakeBrowser.storage;
const stored = () => local.get(null);

const answer = createAnswer(
  { id: 'plainword', origin },
  {
    lookup: createLookup([entry('her2'), entry('biopsy'), entry('ki-67')]),
    store: createStore(local),
    scripts: { putCard },
    tabs: { found },
  },
);

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
});

describe('a page', () => {
  it('gets entries by index, in the order asked', async () => {
    const entries = await answer({ type: 'entries', entries: [2, 0, 2] }, page);
    expect(entries).toEqual([entry('ki-67'), entry('her2'), entry('ki-67')]);
  });

  it('is refused all entries when one is not there', async () => {
    await expect(answer({ type: 'entries', entries: [0, 3] }, page)).rejects.toThrow(
      'No entry 3: there are 3',
    );
  });

  it('gets an entry by id, or null', async () => {
    expect(await answer({ type: 'entry', id: 'biopsy' }, page)).toEqual(entry('biopsy'));
    expect(await answer({ type: 'entry', id: 'toString' }, page)).toBeNull();
  });

  it('gets the card into its own frame', async () => {
    expect(await answer({ type: 'card' }, page)).toBe(true);
    expect(putCard).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ tabId: 7, frameId: 3 }));
  });

  it('hears it when the card cannot be put there', async () => {
    putCard.mockRejectedValueOnce(new Error('Frame was removed'));
    await expect(answer({ type: 'card' }, page)).rejects.toThrow('Frame was removed');
  });

  it('is counted by its frame', async () => {
    expect(await answer({ type: 'found', entries: [1, 2], places: 9 }, page)).toBe(true);
    expect(found).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ tabId: 7, frameId: 3 }), [1, 2]);
  });

  it('is told the site of its tab, not of its frame', async () => {
    expect(await answer({ type: 'site' }, page)).toEqual({ site: 'a.org' });
    expect(await answer({ type: 'site' }, { ...page, tab: tab('about:blank') })).toEqual({ site: null });
    expect(await answer({ type: 'site' }, { ...page, tab: tab() })).toEqual({ site: null });
  });

  it('turns off the site of its tab', async () => {
    expect(await answer({ type: 'turn-off-site' }, page)).toBe(true);
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
  });

  it('cannot turn off a tab without a site', async () => {
    await expect(answer({ type: 'turn-off-site' }, { ...page, tab: tab('data:,x') })).rejects.toThrow(
      'no site',
    );
  });

  it('may not switch sites', async () => {
    expect(answer({ type: 'switch-site', site: 'b.org', on: false }, page)).toBeUndefined();
    expect(answer({ type: 'switch-everywhere', on: false }, page)).toBeUndefined();
    expect(await stored()).toEqual({});
  });
});

describe('the popup', () => {
  it('switches a site', async () => {
    expect(await answer({ type: 'switch-site', site: 'a.org', on: false }, popup)).toBe(true);
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
    expect(await answer({ type: 'switch-site', site: 'a.org', on: true }, popup)).toBe(true);
    expect(await stored()).toEqual({});
  });

  it('switches everywhere', async () => {
    expect(await answer({ type: 'switch-everywhere', on: false }, popup)).toBe(true);
    expect(await stored()).toEqual({ everywhere: false });
  });

  it('is the same in a tab of its own', async () => {
    const sender = { ...popup, tab: tab(popup.url), frameId: 0 };
    expect(await answer({ type: 'switch-everywhere', on: false }, sender)).toBe(true);
  });

  it('hears it when its choice cannot be written', async () => {
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('disk full'));
    await expect(answer({ type: 'switch-everywhere', on: false }, popup)).rejects.toThrow('disk full');
  });

  it('cannot do what only a frame of a page can', () => {
    expect(answer({ type: 'card' }, popup)).toBeUndefined();
    expect(answer({ type: 'found', entries: [], places: 0 }, popup)).toBeUndefined();
  });
});

describe('nobody else', () => {
  it.each<[string, Sender]>([
    ['another extension', { ...page, id: 'other' }],
    ['another extension that names our page', { ...popup, id: 'other' }],
    ['a sender without an id', { url: popup.url! }],
    ['a sender that is neither a frame nor a page of ours', { id: 'plainword' }],
    ['a frame without a tab', { id: 'plainword', frameId: 0, url: 'https://a.org/' }],
    ['an extension whose name begins like ours', { id: 'plainword', url: 'chrome-extension://plainword2/x' }],
  ])('%s gets an answer', async (_, sender) => {
    expect(answer({ type: 'entries', entries: [0] }, sender)).toBeUndefined();
    expect(answer({ type: 'switch-everywhere', on: false }, sender)).toBeUndefined();
    expect(answer({ type: 'turn-off-site' }, sender)).toBeUndefined();
    expect(await stored()).toEqual({});
  });
});

describe('what is not a message', () => {
  it.each<[unknown]>([
    [undefined],
    [null],
    ['card'],
    [{}],
    [{ type: 'unknown' }],
    [{ type: 'report' }],
    [{ type: 'entries' }],
    [{ type: 'entries', entries: '0' }],
    [{ type: 'entries', entries: [-1] }],
    [{ type: 'entries', entries: [0.5] }],
    [{ type: 'entries', entries: ['length'] }],
    [{ type: 'entry', id: 1 }],
    [{ type: 'found', entries: [1] }],
    [{ type: 'found', entries: [1], places: Number.NaN }],
  ])('%j is not answered to a page', (message) => {
    expect(answer(message, page)).toBeUndefined();
    expect(found).not.toHaveBeenCalled();
  });

  it('is not answered when it asks for more entries than there could be', () => {
    expect(answer({ type: 'entries', entries: new Array(10_001).fill(0) }, page)).toBeUndefined();
  });

  it.each<[unknown]>([
    [{ type: 'switch-site', site: 'a.org' }],
    [{ type: 'switch-site', site: 'a.org', on: 'yes' }],
    [{ type: 'switch-site', site: 'a.org/x', on: false }],
    [{ type: 'switch-site', site: '', on: false }],
    [{ type: 'switch-everywhere', on: null }],
  ])('%j is not answered to the popup', async (message) => {
    expect(answer(message, popup)).toBeUndefined();
    expect(await stored()).toEqual({});
  });
});
