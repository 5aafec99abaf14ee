import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, siteSchema } from '../../settings/schema.ts';
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

  it('decides by the sites alone while everything is off', async () => {
    const store = createStore(local);
    await store.change({ everywhere: false });
    await store.switchSite('a.org', 'on');
    expect(await stored()).toEqual({ everywhere: false });
  });
});

describe('changing a setting', () => {
  it('stores only what differs from the default', async () => {
    const store = createStore(local);
    await store.change({ everywhere: false });
    expect(await stored()).toEqual({ everywhere: false });
    await store.change({ everywhere: true });
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

describe('readSettings', () => {
  it.each([['yes'], [0], [1], [null], [{}], [[]]])('takes %j for absent', (everywhere) => {
    expect(readSettings({ everywhere })).toEqual({ everywhere: true });
  });

  it('keeps what is valid and knows nothing of other keys', () => {
    expect(readSettings({ everywhere: false, 'site:a.org': 'off', later: 1 })).toEqual({ everywhere: false });
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
