import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createQueue } from '../../settings/queue.ts';
import { createSync, merge, troubleOf } from '../../settings/sync.ts';

const { local, sync: account } = fakeBrowser.storage;

const own = async () => {
  const { syncBase: _, ...rest } = await local.get(null);
  return rest;
};

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('merge', () => {
  const apply = (to: Record<string, unknown>, changes: Record<string, unknown>) =>
    Object.fromEntries(Object.entries({ ...to, ...changes }).filter(([, value]) => value !== null));
  const choices = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 2, 3));

  it('makes both sides the same, whatever there was', () => {
    fc.assert(
      fc.property(choices, choices, choices, (base, here, there) => {
        const { toLocal, toAccount } = merge(base, here, there);
        expect(apply(here, toLocal)).toEqual(apply(there, toAccount));
      }),
    );
  });

  it('takes the side that has changed, and this device where both have', () => {
    fc.assert(
      fc.property(choices, choices, choices, (base, here, there) => {
        const merged = apply(here, merge(base, here, there).toLocal);
        for (const key of ['a', 'b', 'c'])
          expect(merged[key]).toBe(here[key] === base[key] ? there[key] : here[key]);
      }),
    );
  });
});

describe('sync', () => {
  const start = () => createSync({ local, account }, createQueue());

  it('sends nothing unless the reader asked for it', async () => {
    await local.set({ 'site:a.org': 'off' });
    expect(await start().reconcile()).toBeNull();
    expect(await account.get(null)).toEqual({});
  });

  it('sends choices, and brings those made elsewhere', async () => {
    await local.set({ sync: true, 'site:a.org': 'off', density: 'every' });
    await account.set({ 'site:b.org': 'off', density: 'page' });
    const sync = start();
    expect(await sync.reconcile()).toBeNull();
    expect(await account.get(null)).toEqual({
      'site:a.org': 'off',
      'site:b.org': 'off',
      density: 'every',
    });
    expect(await own()).toEqual({
      sync: true,
      'site:a.org': 'off',
      'site:b.org': 'off',
      density: 'every',
    });
  });

  it('never sends words, a pause, the voice of this device, or what it does not know', async () => {
    const stays = {
      'known:her2': true,
      'saved:her2': { at: 1 },
      pausedUntil: 'forever',
      voice: 'x',
      voiceRate: 1.2,
      later: 1,
    };
    await local.set({ sync: true, ...stays });
    await account.set({ unknown: 1, theme: 'sepia' });
    await start().reconcile();
    expect(await account.get(null)).toEqual({ unknown: 1, theme: 'sepia' });
    expect(await own()).toEqual({ sync: true, ...stays });
  });

  it('removes on both sides what was removed on one, also while the browser was closed', async () => {
    await local.set({ sync: true, 'site:a.org': 'off', 'site:b.org': 'off' });
    await start().reconcile();
    await local.remove('site:a.org');
    await account.remove('site:b.org');
    await start().reconcile();
    expect(await own()).toEqual({ sync: true });
    expect(await account.get(null)).toEqual({});
  });

  it.each([
    ['QUOTA_BYTES quota exceeded', 'full'],
    ['MAX_ITEMS quota exceeded', 'full'],
    ['QuotaExceededError: storage.sync API call exceeded its quota limitations.', 'full'],
    ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', 'busy'],
    ['Sync is disabled', 'off'],
  ] as const)(
    'keeps everything here when the account says "%s", and sends it later',
    async (text, trouble) => {
      await local.set({ sync: true, 'site:a.org': 'off' });
      vi.spyOn(account, 'set').mockRejectedValueOnce(new Error(text));
      const sync = start();
      expect(await sync.reconcile()).toBe(trouble);
      expect(await own()).toEqual({ sync: true, 'site:a.org': 'off', syncTrouble: trouble });
      expect(await sync.reconcile()).toBeNull();
      expect(await own()).toEqual({ sync: true, 'site:a.org': 'off' });
      expect(await account.get(null)).toEqual({ 'site:a.org': 'off' });
    },
  );

  it('forgets nothing here when the account cannot even be read', async () => {
    await local.set({ sync: true, 'site:a.org': 'off' });
    vi.spyOn(account, 'get').mockRejectedValueOnce(new Error('Sync is off'));
    expect(await start().reconcile()).toBe('off');
    expect(await own()).toMatchObject({ 'site:a.org': 'off' });
  });

  it('writes nothing when both sides are the same', async () => {
    await local.set({ sync: true, 'site:a.org': 'off' });
    await start().reconcile();
    const writes = [vi.spyOn(local, 'set'), vi.spyOn(account, 'set'), vi.spyOn(account, 'remove')];
    await start().reconcile();
    for (const write of writes) expect(write).not.toHaveBeenCalled();
  });

  it('when it ends, takes back what it put into the account, and keeps it here', async () => {
    await local.set({ sync: true, 'site:a.org': 'off' });
    await account.set({ unknown: 1 });
    const sync = start();
    await sync.reconcile();
    await local.remove('sync');
    await sync.end();
    expect(await account.get(null)).toEqual({ unknown: 1 });
    expect(await local.get(null)).toEqual({ 'site:a.org': 'off' });
  });
});

describe("the reader's own words", () => {
  const start = () => createSync({ local, account }, createQueue());
  const words = async () => {
    const stored = await local.get(null);
    return Object.fromEntries(Object.entries(stored).filter(([key]) => key.startsWith('saved:')));
  };
  /** This device, and then another with the same account. */
  const onAnother = async (stored: Record<string, unknown>, run: () => Promise<void>) => {
    const here = await local.get(null);
    await local.clear();
    await local.set(stored);
    await run();
    const there = await local.get(null);
    await local.clear();
    await local.set(here);
    return there;
  };
  const both = { sync: true, syncWords: true };
  const her2 = { 'saved:her2': { at: 1, note: 'ask' } };

  it('travel where the reader chose so, in both directions, and so does removing one', async () => {
    await local.set({ ...both, ...her2 });
    await start().reconcile();
    const there = await onAnother({ ...both, 'saved:biopsy': { at: 2 } }, async () => {
      await start().reconcile();
      expect(await words()).toEqual({ ...her2, 'saved:biopsy': { at: 2 } });
      await local.remove('saved:her2');
      await start().reconcile();
    });
    expect(there['saved:her2']).toBeUndefined();
    await start().reconcile();
    expect(await words()).toEqual({ 'saved:biopsy': { at: 2 } });
  });

  it('leave the account when the reader no longer wants it, and are lost on no device', async () => {
    await local.set({ ...both, ...her2, badge: false });
    await start().reconcile();
    const there = await onAnother(both, async () => void (await start().reconcile()));
    await local.remove('syncWords');
    await start().reconcile();
    expect(await account.get(null)).toEqual({ badge: false });
    expect(await words()).toEqual(her2);
    await onAnother(there, async () => {
      await start().reconcile();
      expect(await words()).toEqual(her2);
    });
  });

  it('leave it with everything else', async () => {
    await local.set({ ...both, ...her2 });
    await start().reconcile();
    await local.remove(['sync', 'syncWords']);
    await start().end();
    expect(await account.get(null)).toEqual({});
    expect(await local.get(null)).toEqual(her2);
  });

  it('that were noted on two devices keep both notes, also when the account is full meanwhile', async () => {
    await local.set({ ...both, 'saved:her2': { at: 1, note: 'one' } });
    await account.set({ words: true, 'saved:her2': { at: 1, note: 'two' } });
    vi.spyOn(account, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    expect(await start().reconcile()).toBe('full');
    expect(await start().reconcile()).toBeNull();
    const noted = { 'saved:her2': { at: 1, note: 'one\n\ntwo' } };
    expect(await words()).toEqual(noted);
    expect(await account.get(null)).toEqual({ words: true, ...noted });
  });
});

describe('troubleOf', () => {
  it('is "off" for what it does not know', () => {
    expect(troubleOf(new Error('?'))).toBe('off');
  });
});
