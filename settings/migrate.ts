/**
 * Carries what earlier versions stored into what this one reads.
 *
 * There is no version number in the storage: a key that changes its meaning gets a new name, and its old name is never
 * used again. So a migration knows by the key whether it has work to do, running it twice does no harm, and what an
 * earlier version on another device sends by sync is carried over just the same.
 */
import type { Queue } from './queue.ts';
import type { Choices } from './schema.ts';
import type { StorageArea } from './store.ts';

export interface Migration {
  /** The last version that wrote these keys. */
  until: string;
  /** The keys it retires. */
  keys: string[];
  /** What takes their place; what the reader has chosen anew meanwhile stands. */
  carry(stored: Choices): Choices;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    // One switch for everywhere became a pause, which can also end by itself.
    until: '0.1.0',
    keys: ['everywhere'],
    carry: ({ everywhere }) => (everywhere === false ? { pausedUntil: 'forever' } : {}),
  },
];

/** What to write and what to remove; `null` if everything is as this version writes it. */
export function migrate(stored: Choices, migrations = MIGRATIONS): { set: Choices; remove: string[] } | null {
  let current = stored;
  for (const { keys, carry } of migrations) {
    if (!keys.some((key) => Object.hasOwn(current, key))) continue;
    const rest = Object.entries(current).filter(([key]) => !keys.includes(key));
    current = { ...carry(current), ...Object.fromEntries(rest) };
  }
  if (current === stored) return null;
  const remove = Object.keys(stored).filter((key) => !Object.hasOwn(current, key));
  const set = Object.fromEntries(Object.entries(current).filter(([key]) => !Object.hasOwn(stored, key)));
  return { set, remove };
}

/**
 * Migrates a storage. A write that fails leaves the old keys, for the next start: then this version goes by its
 * defaults until it succeeds.
 */
export function migrateStorage(area: StorageArea, inTurn: Queue): Promise<void> {
  return inTurn(async () => {
    const work = migrate(await area.get(null));
    if (!work) return;
    if (Object.keys(work.set).length > 0) await area.set(work.set);
    await area.remove(work.remove);
  });
}
