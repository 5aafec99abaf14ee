import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MIGRATIONS, type Migration, migrate, migrateStorage } from '../../settings/migrate.ts';
import { createQueue } from '../../settings/queue.ts';
import { SETTING_KEYS } from '../../settings/schema.ts';

const { local } = fakeBrowser.storage;
const stored = () => local.get(null);

beforeEach(() => fakeBrowser.reset());

describe('from 0.1.0', () => {
  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ everywhere: false }, { pausedUntil: 'forever' }],
    [{ everywhere: true }, {}],
    [{ everywhere: 'no' }, {}],
    [
      { everywhere: false, 'site:a.org': 'off' },
      { pausedUntil: 'forever', 'site:a.org': 'off' },
    ],
    [{ everywhere: false, pausedUntil: 1000 }, { pausedUntil: 1000 }],
  ])('%j becomes %j', async (before, after) => {
    await local.set(before);
    await migrateStorage(local, createQueue());
    expect(await stored()).toEqual(after);
  });
});

describe('migrating', () => {
  it('does nothing where nothing is old, and leaves what a newer version wrote', async () => {
    expect(migrate({})).toBeNull();
    expect(migrate({ 'site:a.org': 'off', later: { a: 1 }, density: 'hourly' })).toBeNull();
  });

  it('runs every step from the first version to the last', () => {
    const steps: Migration[] = [
      { until: '1', keys: ['a'], carry: ({ a }) => ({ b: `${a}b` }) },
      { until: '2', keys: ['b'], carry: ({ b }) => ({ c: `${b}c` }) },
    ];
    expect(migrate({ a: 'a', kept: 1 }, steps)).toEqual({ set: { c: 'abc' }, remove: ['a'] });
    expect(migrate({ b: 'b' }, steps)).toEqual({ set: { c: 'bc' }, remove: ['b'] });
  });

  it('keeps the old keys when the new ones cannot be written', async () => {
    await local.set({ everywhere: false });
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
    const inTurn = createQueue();
    await expect(migrateStorage(local, inTurn)).rejects.toThrow('QUOTA_BYTES');
    expect(await stored()).toEqual({ everywhere: false });
    await migrateStorage(local, inTurn);
    expect(await stored()).toEqual({ pausedUntil: 'forever' });
  });

  it('never uses the name of an old key again', () => {
    const retired = MIGRATIONS.flatMap(({ keys }) => keys);
    expect(retired.filter((key) => (SETTING_KEYS as string[]).includes(key))).toEqual([]);
  });
});
