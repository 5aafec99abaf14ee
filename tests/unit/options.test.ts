import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnswer } from '../../entrypoints/background/answer.ts';
import { createLookup } from '../../entrypoints/background/lookup.ts';
import { createPause } from '../../entrypoints/background/pause.ts';
import { type State, startOptions } from '../../entrypoints/options/options.ts';
import { createOwnWords } from '../../settings/own-words.ts';
import { createQueue } from '../../settings/queue.ts';
import { createStore } from '../../settings/store.ts';

const { local } = fakeBrowser.storage;
const origin = 'chrome-extension://plainword/';
const sender = { id: 'plainword', url: `${origin}options.html` } as Browser.runtime.MessageSender;

/** The settings page over the real background's answers. */
async function open() {
  const inTurn = createQueue();
  const store = createStore(local, inTurn);
  const alarms = { create: () => {}, clear: async () => true, onAlarm: { addListener: () => {} } };
  const answer = createAnswer(
    { id: 'plainword', origin },
    {
      store,
      words: createOwnWords({ area: local, session: fakeBrowser.storage.session }, inTurn),
      lookup: createLookup(
        ['HER2', 'biopsy'].map((term) => ({
          ...{ id: term.toLowerCase(), term, kind: 'tests' as const, plain: '', see: [] },
          sources: { documents: [], checked: [] },
        })),
      ),
      pause: createPause(store, alarms),
      cards: { opened: async () => {}, closed: async () => {}, close: async () => {} },
      scripts: { putCard: async () => {}, putMarks: async () => {} },
      tabs: { found: async () => {} },
      privately: { switchSite: async () => {}, choiceFor: async () => null, forgetIfOver: async () => {} },
      asked: { ask: async () => {}, take: () => null },
    },
  );
  const states: State[] = [];
  const download = vi.fn();
  const options = startOptions(
    {
      storage: local,
      send: async (message) => answer(message, sender),
      download,
      now: () => new Date(Date.UTC(2026, 10, 22)),
    },
    (state) => states.push(state),
  );
  await expect.poll(() => states.length).toBeGreaterThan(0);
  return { options, download, state: () => states.at(-1)! };
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('the settings page', () => {
  it('changes a setting, and follows changes made elsewhere', async () => {
    const { options, state } = await open();
    await options.change({ density: 'page' });
    expect(await local.get(null)).toEqual({ density: 'page' });
    await local.set({ theme: 'dark' });
    await expect.poll(() => state().settings).toMatchObject({ density: 'page', theme: 'dark' });
  });

  it('goes back to what is stored when a choice cannot be kept, and says so', async () => {
    const { options, state } = await open();
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
    await options.change({ gentle: false });
    expect(state()).toMatchObject({ failed: true, settings: { gentle: true } });
    await options.change({ gentle: false });
    expect(state()).toMatchObject({ failed: false, settings: { gentle: false } });
  });

  it('tells the sample which words are not underlined', async () => {
    const { options, state } = await open();
    await options.change({ basicsKnown: true });
    expect(state().hidden).toEqual([1]);
  });
});

describe('sites', () => {
  it('are added as they are typed, changed, removed, and put back', async () => {
    const { options, state } = await open();
    expect(await options.addSite('https://Example.org/x')).toBeNull();
    expect(state().sites).toEqual([{ site: 'example.org', choice: 'off' }]);
    await options.setSite('example.org', 'on');
    expect(state().sites).toEqual([{ site: 'example.org', choice: 'on' }]);
    await options.removeSite('example.org');
    expect(state()).toMatchObject({ sites: [], done: { what: 'site-removed', site: 'example.org' } });
    await options.undo();
    expect(state()).toMatchObject({ sites: [{ site: 'example.org', choice: 'on' }], done: null });
  });

  it('are put back as they were, however soon after a change they are removed', async () => {
    const { options, state } = await open();
    await options.addSite('a.org');
    await Promise.all([options.setSite('a.org', 'on'), options.removeSite('a.org')]);
    await options.undo();
    expect(state().sites).toEqual([{ site: 'a.org', choice: 'on' }]);
  });

  it('stay where they were put while the background writes', async () => {
    const { options, state } = await open();
    await options.addSite('a.org');
    const written = options.setSite('a.org', 'on');
    expect(state().sites).toEqual([{ site: 'a.org', choice: 'on' }]);
    await written;
  });

  it('are refused with a reason', async () => {
    const { options } = await open();
    expect(await options.addSite('')).toBe('empty');
    expect(await options.addSite('co.uk')).toBe('suffix');
    await options.addSite('a.org');
    expect(await options.addSite('http://a.org')).toBe('listed');
  });

  it('of the two modes are two lists', async () => {
    const { options, state } = await open();
    await options.addSite('a.org');
    await options.change({ mode: 'only' });
    expect(state()).toMatchObject({ sites: [], otherSites: 1 });
    await options.addSite('b.org');
    expect(state().sites).toEqual([{ site: 'b.org', choice: 'on' }]);
    await options.change({ mode: 'except' });
    expect(state()).toMatchObject({ sites: [{ site: 'a.org', choice: 'off' }], otherSites: 1 });
  });
});

describe('known words', () => {
  it('are listed by name, forgotten, and known again', async () => {
    await local.set({ 'known:her2': true, 'known:biopsy': true, 'known:gone-since': true });
    const { options, state } = await open();
    expect(state().known.map(({ term }) => term)).toEqual(['biopsy', 'gone-since', 'HER2']);
    await options.forgetWord('her2');
    expect(state().known.map(({ id }) => id)).toEqual(['biopsy', 'gone-since']);
    await options.undo();
    expect(await local.get('known:her2')).toEqual({ 'known:her2': true });
  });
});

describe('a file', () => {
  it('takes the place of what is here, which can be undone', async () => {
    await local.set({ density: 'page', 'known:her2': true, sync: true });
    const { options, download, state } = await open();
    await options.exportAll();
    const [name, text] = download.mock.calls[0] as [string, string];
    expect(name).toBe('plainword-2026-11-22.json');
    await local.clear();
    await local.set({ theme: 'dark', pausedUntil: 'forever' });
    await options.importAll(text);
    expect(state().done).toEqual({ what: 'imported' });
    expect(await local.get(null)).toEqual({ density: 'page', 'known:her2': true, pausedUntil: 'forever' });
    await options.undo();
    expect(await local.get(null)).toEqual({ theme: 'dark', pausedUntil: 'forever' });
  });

  it('that is refused changes nothing', async () => {
    await local.set({ density: 'page' });
    const { options, state } = await open();
    await options.importAll('{"plainword":2}');
    expect(state().refused).toEqual({ reason: 'newer' });
    await options.importAll('{"plainword":1,"choices":{"theme":"dark","x":1}}');
    expect(state().refused).toEqual({ reason: 'invalid', key: 'x' });
    expect(await local.get(null)).toEqual({ density: 'page' });
  });
});

describe('a reset', () => {
  it('leaves saved words, and can be undone', async () => {
    const before = { density: 'page', 'site:a.org': 'off', 'known:her2': true, 'saved:her2': { at: 1 } };
    await local.set(before);
    const { options, state } = await open();
    await options.reset();
    expect(await local.get(null)).toEqual({ 'saved:her2': { at: 1 } });
    expect(state().done).toEqual({ what: 'reset' });
    await options.undo();
    expect(await local.get(null)).toEqual(before);
  });
});
