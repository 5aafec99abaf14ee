import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswer } from '../../entrypoints/background/answer.ts';
import { createLookup } from '../../entrypoints/background/lookup.ts';
import { createPause } from '../../entrypoints/background/pause.ts';
import { createPrivate } from '../../entrypoints/background/private.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import { createOwnWords } from '../../settings/own-words.ts';
import { createQueue } from '../../settings/queue.ts';
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
const putMarks = vi.fn(async () => {});
const found = vi.fn(async () => {});
const cards = {
  opened: vi.fn(async () => {}),
  closed: vi.fn(async () => {}),
  close: vi.fn(async () => {}),
};
const { local } = fakeBrowser.storage;
const stored = () => local.get(null);

const inTurn = createQueue();
const store = createStore(local, inTurn);
const words = createOwnWords({ area: local, session: fakeBrowser.storage.session }, inTurn);
const alarms = { create: vi.fn(), clear: async () => true, onAlarm: { addListener: () => {} } };
const pause = createPause(store, alarms, () => 1000);
const told = vi.fn(async () => {});
const asked = { ask: vi.fn(async () => {}), take: vi.fn(() => 'radon seed') };
const privately = createPrivate(
  {
    session: fakeBrowser.storage.session,
    tabs: {
      query: async () => [{ id: 7, url: 'https://a.org/x', incognito: true }],
      sendMessage: told,
    },
  },
  createQueue(),
);

const answer = createAnswer(
  { id: 'plainword', origin },
  {
    lookup: createLookup([entry('her2'), entry('biopsy'), entry('ki-67')]),
    store,
    words,
    scripts: { putCard, putMarks },
    cards,
    tabs: { found },
    pause,
    privately,
    asked,
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

  it('tells the other frames of its tab, and no other, of a card', async () => {
    for (const type of ['card-opened', 'card-closed', 'close-card'])
      expect(await answer({ type, card: 0.5 }, page)).toBe(true);
    for (const told of Object.values(cards)) expect(told.mock.calls).toEqual([[7, 0.5]]);
    expect(answer({ type: 'card-opened', card: 'all' }, page)).toBeUndefined();
    expect(answer({ type: 'close-card', card: 0.5 }, popup)).toBeUndefined();
  });

  it('is given the search in its own window, at once', () => {
    void answer({ type: 'search', text: 'radon seed' }, page);
    expect(asked.ask).toHaveBeenCalledExactlyOnceWith('radon seed', page.tab);
    expect(answer({ type: 'take-search', windowId: 1 }, page)).toBeUndefined();
    expect(answer({ type: 'search', text: 'x'.repeat(301) }, page)).toBeUndefined();
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

  it('gets the painter for older browsers into its own frame', async () => {
    expect(await answer({ type: 'marks' }, page)).toBe(true);
    expect(putMarks).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ tabId: 7, frameId: 3 }));
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
    expect(await answer({ type: 'site' }, page)).toEqual({ site: 'a.org', choice: null });
    expect(await answer({ type: 'site' }, { ...page, tab: tab('about:blank') })).toEqual({
      site: null,
      choice: null,
    });
    expect(await answer({ type: 'site' }, { ...page, tab: tab() })).toEqual({ site: null, choice: null });
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
    expect(await stored()).toEqual({ pausedUntil: 'forever' });
    expect(await answer({ type: 'switch-everywhere', on: true }, popup)).toBe(true);
    expect(await stored()).toEqual({});
    expect(await answer({ type: 'pause-an-hour' }, popup)).toBe(true);
    expect(await stored()).toEqual({ pausedUntil: 3_601_000 });
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

describe('words', () => {
  it('are known and saved, each under a key of its own', async () => {
    expect(await answer({ type: 'know-word', id: 'her2', known: true }, page)).toBe(true);
    expect(await answer({ type: 'save-word', id: 'biopsy', saved: true }, page)).toBe(true);
    expect(await stored()).toEqual({ 'known:her2': true, 'saved:biopsy': { at: expect.any(Number) } });
    expect(await answer({ type: 'is-saved', id: 'biopsy' }, page)).toBe(true);
    expect(await answer({ type: 'know-word', id: 'her2', known: false }, page)).toBe(true);
    expect(await answer({ type: 'save-word', id: 'biopsy', saved: false }, page)).toBe(true);
    expect(await stored()).toEqual({});
  });

  it('are hidden by what the reader knows and has switched off', async () => {
    await local.set({ 'known:ki-67': true });
    expect(await answer({ type: 'hidden' }, page)).toEqual({ entries: [2] });
    await local.set({ basicsKnown: true });
    expect(await answer({ type: 'hidden' }, page)).toEqual({ entries: [1, 2] });
    await local.set({ kindsOff: ['tests'] });
    expect(await answer({ type: 'hidden' }, popup)).toEqual({ entries: [0, 1, 2] });
  });

  it('that are in no entry are not kept', async () => {
    await expect(answer({ type: 'know-word', id: 'nothing', known: true }, page)).rejects.toThrow('nothing');
    expect(answer({ type: 'save-word', id: '__proto__', saved: true }, page)).toBeUndefined();
    expect(await stored()).toEqual({});
  });
});

describe("the reader's own words", () => {
  const titled = { ...page, tab: { ...page.tab!, title: 'Your visit  ' } };
  const save = (sender: Sender) => answer({ type: 'save-word', id: 'her2', saved: true }, sender);

  it('keep the title of the page only where the reader agreed', async () => {
    await save(titled);
    expect(await stored()).toEqual({ 'saved:her2': { at: expect.any(Number) } });
    await answer({ type: 'change', settings: { pageTitles: 'keep' } }, popup);
    await save(titled);
    expect(await stored()).toMatchObject({ 'saved:her2': { page: 'Your visit' } });
    await answer({ type: 'change', settings: { pageTitles: 'never' } }, popup);
    expect(await stored()).toEqual({ 'saved:her2': { at: expect.any(Number) }, pageTitles: 'never' });
  });

  it('get notes and places from our own pages alone', async () => {
    await save(page);
    const note = { type: 'note-word', id: 'her2', note: 'Ask Dr. Lee' };
    const move = { type: 'move-word', id: 'her2', before: null };
    for (const message of [note, move]) {
      expect(answer(message, page)).toBeUndefined();
      await expect(answer({ ...message, isPrivate: true }, popup)).rejects.toThrow('private window');
      expect(await answer(message, popup)).toBe(true);
    }
    expect(answer({ ...note, note: 'x'.repeat(2001) }, popup)).toBeUndefined();
    expect(await stored()).toMatchObject({ 'saved:her2': { note: 'Ask Dr. Lee' } });
  });

  it('can be taken out when the glossary no longer has them', async () => {
    await local.set({ 'saved:old-word': { at: 1 } });
    expect(await answer({ type: 'save-word', id: 'old-word', saved: false }, popup)).toBe(true);
    expect(await stored()).toEqual({});
  });
});

describe('a private window', () => {
  const privatePage = { ...page, tab: { ...page.tab!, incognito: true } };
  const privateSettings = { ...popup, tab: { ...page.tab!, incognito: true }, url: `${origin}options.html` };

  it('is told what was chosen, and nothing is stored', async () => {
    expect(await answer({ type: 'turn-off-site' }, privatePage)).toBe(true);
    expect(told).toHaveBeenCalledExactlyOnceWith(7, { type: 'choice', choice: 'off' });
    expect(await answer({ type: 'site' }, privatePage)).toEqual({ site: 'a.org', choice: 'off' });
    expect(await answer({ type: 'site' }, page)).toEqual({ site: 'a.org', choice: null });
    const on = { type: 'switch-site', site: 'a.org', on: true, isPrivate: true };
    expect(await answer(on, popup)).toBe(true);
    expect(await answer({ type: 'private-choice', site: 'x.a.org' }, popup)).toBe('on');
    expect(await stored()).toEqual({});
  });

  it('keeps no words and no settings', async () => {
    for (const [message, sender] of [
      [{ type: 'know-word', id: 'her2', known: true }, privatePage],
      [{ type: 'save-word', id: 'her2', saved: true }, privatePage],
      [{ type: 'save-word', id: 'her2', saved: false }, privatePage],
      [{ type: 'save-word', id: 'her2', saved: true, isPrivate: true }, popup],
      [{ type: 'note-word', id: 'her2', note: 'x' }, privateSettings],
      [{ type: 'move-word', id: 'her2', before: null }, privateSettings],
      [{ type: 'change', settings: { badge: false } }, privateSettings],
      [{ type: 'list-site', site: 'a.org', choice: 'off' }, privateSettings],
      [{ type: 'replace', choices: {}, within: 'file' }, privateSettings],
    ] as const)
      await expect(answer(message, sender)).rejects.toThrow('private window');
    expect(await stored()).toEqual({});
  });
});

describe('the settings page', () => {
  it('changes settings, and nothing that is none', async () => {
    expect(await answer({ type: 'change', settings: { textSize: 150, gentle: true } }, popup)).toBe(true);
    expect(await stored()).toEqual({ textSize: 150 });
    for (const settings of [{ textSize: 300 }, { later: 1 }, { 'site:a.org': 'off' }, null])
      expect(answer({ type: 'change', settings }, popup)).toBeUndefined();
    expect(await stored()).toEqual({ textSize: 150 });
  });

  it('replaces everything, or everything but saved words, and gets what there was', async () => {
    const before = { badge: false, 'saved:her2': { at: 1 }, pausedUntil: 'forever' };
    await local.set(before);
    const reset = { type: 'replace', choices: {}, within: 'settings' };
    expect(await answer(reset, popup)).toEqual({ badge: false, pausedUntil: 'forever' });
    expect(await stored()).toEqual({ 'saved:her2': { at: 1 } });
    const imported = { type: 'replace', choices: { 'known:her2': true }, within: 'file' };
    expect(await answer(imported, popup)).toEqual({ 'saved:her2': { at: 1 } });
    expect(await stored()).toEqual({ 'known:her2': true });
    expect(answer({ ...imported, choices: { 'known:her2': 'x' } }, popup)).toBeUndefined();
  });

  it('cannot be spoken for by a page', () => {
    for (const message of [
      { type: 'change', settings: {} },
      { type: 'list-site', site: 'a.org', choice: 'off' },
      { type: 'move-site', from: 'a.org', to: 'org' },
      { type: 'replace', choices: {}, within: 'file' },
      { type: 'pause-an-hour' },
      { type: 'private-choice', site: 'a.org' },
    ])
      expect(answer(message, page)).toBeUndefined();
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
