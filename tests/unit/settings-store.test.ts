import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { siteSchema } from '../../settings/schema.ts';
import { createStore, type StorageArea } from '../../settings/store.ts';

const { local } = fakeBrowser.storage;
const stored = () => local.get(null);

/** The fake storage, slow enough that two writes could cross, with each call noted. */
function slowly(area: StorageArea): StorageArea & { calls: string[] } {
  const calls: string[] = [];
  const noted =
    <Args extends unknown[], Result>(name: string, call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      calls.push(`${name} …`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      const result = await call(...args);
      calls.push(name);
      return result;
    };
  return {
    calls,
    get: noted('get', (keys) => area.get(keys)),
    set: noted('set', (items) => area.set(items)),
    remove: noted('remove', (keys) => area.remove(keys)),
  };
}

beforeEach(() => fakeBrowser.reset());

describe('switching a site', () => {
  it('stores "off" under a key of its own and forgets it when it is on again', async () => {
    const store = createStore(local);
    await store.switchSite('a.org', 'off');
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
    expect(await store.isOn('a.org')).toBe(false);
    expect(await store.isOn('b.org')).toBe(true);
    await store.switchSite('a.org', 'on');
    expect(await stored()).toEqual({});
    expect(await store.isOn('a.org')).toBe(true);
  });

  it('stores "on" where a parent is off, and only there', async () => {
    const store = createStore(local);
    await store.switchSite('b.org', 'off');
    await store.switchSite('a.b.org', 'on');
    expect(await stored()).toEqual({ 'site:b.org': 'off', 'site:a.b.org': 'on' });
    await store.switchSite('a.b.org', 'off');
    expect(await stored()).toEqual({ 'site:b.org': 'off' });
  });

  it('replaces what is broken', async () => {
    await local.set({ 'site:a.org': 7 });
    const store = createStore(local);
    await store.switchSite('a.org', 'on');
    expect(await stored()).toEqual({});
    await local.set({ 'site:a.org': { off: true } });
    await store.switchSite('a.org', 'off');
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
  });

  it('decides by the sites alone during a pause', async () => {
    const store = createStore(local);
    await store.change({ pausedUntil: 'forever' });
    await store.switchSite('a.org', 'on');
    expect(await stored()).toEqual({ pausedUntil: 'forever' });
  });

  it('keeps the lists of the two modes apart', async () => {
    const store = createStore(local);
    await store.switchSite('a.org', 'off');
    await store.change({ mode: 'only' });
    expect(await store.isOn('a.org')).toBe(false);
    await store.switchSite('a.org', 'on');
    await store.switchSite('b.org', 'on');
    await store.change({ mode: 'except' });
    expect(await store.isOn('a.org')).toBe(false);
    expect(await stored()).toEqual({ 'site:a.org': 'off', 'only:a.org': 'on', 'only:b.org': 'on' });
  });

  it('for a whole domain takes back what was chosen for the host it is made on', async () => {
    const store = createStore(local);
    await local.set({ 'site:x.a.b.org': 'on', 'site:a.b.org': 'on', 'site:other.b.org': 'on' });
    await store.switchSite('b.org', 'off', 'x.a.b.org');
    expect(await stored()).toEqual({ 'site:b.org': 'off', 'site:other.b.org': 'on' });
    expect(await store.isOn('x.a.b.org')).toBe(false);
  });
});

describe('moving a choice', () => {
  it('makes it that of the domain, and back', async () => {
    const store = createStore(local);
    await store.switchSite('a.b.org', 'off');
    await store.moveSite('a.b.org', 'b.org');
    expect(await stored()).toEqual({ 'site:b.org': 'off' });
    await store.moveSite('b.org', 'a.b.org');
    expect(await stored()).toEqual({ 'site:a.b.org': 'off' });
  });

  it('does nothing where none was made', async () => {
    const store = createStore(local);
    await store.moveSite('a.b.org', 'b.org');
    await local.set({ 'site:a.b.org': 3 });
    await store.moveSite('a.b.org', 'b.org');
    expect(await stored()).toEqual({ 'site:a.b.org': 3 });
  });
});

describe('the list of sites', () => {
  it('keeps what it is told, also what is so by default, and answers what there was', async () => {
    const store = createStore(local);
    expect(await store.listSite('a.org', 'on')).toBeNull();
    expect(await stored()).toEqual({ 'site:a.org': 'on' });
    expect(await store.listSite('a.org', null)).toBe('on');
    expect(await stored()).toEqual({});
  });
});

describe('known words', () => {
  it('have a key each', async () => {
    const store = createStore(slowly(local));
    await Promise.all([store.knowWord('biopsy', true), store.knowWord('her2', true)]);
    expect(await stored()).toEqual({ 'known:biopsy': true, 'known:her2': true });
    await store.knowWord('biopsy', false);
    expect(await stored()).toEqual({ 'known:her2': true });
  });
});

describe('replacing', () => {
  it('answers what there was, which undoes it', async () => {
    const store = createStore(local);
    await local.set({ density: 'every', 'site:a.org': 'off', 'saved:her2': { at: 1 }, later: 1 });
    const before = await store.replace({ theme: 'dark', broken: 1 }, (key) => !key.startsWith('saved:'));
    expect(before).toEqual({ density: 'every', 'site:a.org': 'off' });
    expect(await stored()).toEqual({ theme: 'dark', 'saved:her2': { at: 1 }, later: 1 });
    await store.replace(before, (key) => !key.startsWith('saved:'));
    expect(await stored()).toEqual({
      density: 'every',
      'site:a.org': 'off',
      'saved:her2': { at: 1 },
      later: 1,
    });
  });

  it('loses nothing when the storage is full', async () => {
    await local.set({ density: 'every' });
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    await expect(createStore(local).replace({ theme: 'dark' })).rejects.toThrow('QUOTA_BYTES');
    expect(await stored()).toEqual({ density: 'every' });
  });
});

describe('changing a setting', () => {
  it('stores only what differs from the default', async () => {
    const store = createStore(local);
    await store.change({ badge: false, kindsOff: ['drugs'], textSize: 120 });
    expect(await stored()).toEqual({ badge: false, kindsOff: ['drugs'], textSize: 120 });
    await store.change({ badge: true, kindsOff: [], textSize: 100 });
    expect(await stored()).toEqual({});
  });
});

describe('two writes at once', () => {
  it('both keep their sites', async () => {
    const store = createStore(slowly(local));
    await Promise.all([store.switchSite('a.org', 'off'), store.switchSite('b.org', 'off')]);
    expect(await stored()).toEqual({ 'site:a.org': 'off', 'site:b.org': 'off' });
  });

  it('run one after the other, in order, so that the second sees what the first wrote', async () => {
    const area = slowly(local);
    const store = createStore(area);
    await Promise.all([store.switchSite('b.org', 'off'), store.switchSite('a.b.org', 'on')]);
    // Had the second looked too early, "on" would have been the default and not been stored.
    expect(await stored()).toEqual({ 'site:b.org': 'off', 'site:a.b.org': 'on' });
    expect(area.calls).toEqual(['get …', 'get', 'set …', 'set', 'get …', 'get', 'set …', 'set']);
  });

  it('end with the last one for the same site', async () => {
    const store = createStore(slowly(local));
    await Promise.all((['off', 'on', 'off'] as const).map((to) => store.switchSite('a.org', to)));
    expect(await stored()).toEqual({ 'site:a.org': 'off' });
  });
});

describe('a storage that fails', () => {
  it('rejects that write and takes the next one', async () => {
    let isFull = true;
    const store = createStore({
      get: (keys) => local.get(keys),
      remove: (keys) => local.remove(keys),
      set: async (items) => {
        if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
        await local.set(items);
      },
    });
    const first = store.switchSite('a.org', 'off');
    const second = first.catch(() => {
      isFull = false;
      return store.switchSite('b.org', 'off');
    });
    await expect(first).rejects.toThrow('QUOTA_BYTES');
    await second;
    expect(await stored()).toEqual({ 'site:b.org': 'off' });
  });
});

describe('a site that is to become a key', () => {
  it.each(['example.org', 'a.b.org', 'localhost', '10.0.0.1', '[::1]', 'file:'])('may be %s', (site) => {
    expect(v.is(siteSchema, site)).toBe(true);
  });

  it.each([
    '',
    'Example.org',
    'a.org/b',
    'a.org:80',
    'a.org.',
    'u@a.org',
    'a b',
    'https:',
    'a'.repeat(300),
    7,
    null,
  ])('may not be %j', (site) => {
    expect(v.is(siteSchema, site)).toBe(false);
  });
});
