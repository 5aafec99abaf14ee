/**
 * Lets the reader's choices travel with the browser account, if the reader asked for it.
 *
 * This device's storage stays the truth: everything is kept here first, and what the account cannot take (full, too
 * many writes, switched off) is lost nowhere and sent later. What both had in common last (`base`) tells, for each key,
 * which side has changed since: a merge in three ways, so that what was removed here does not come back from there.
 * Known words, a pause, and the voice of this device stay here, and so do the reader's own words, unless the reader chose
 * on this device that they travel too.
 */
import type { Queue } from './queue.ts';
import { type Choices, LONGEST_NOTE, readChoice, SAVED_PREFIX, type Saved } from './schema.ts';
import type { StorageArea } from './store.ts';

/** Why the account has not got everything. */
export type SyncTrouble = 'full' | 'busy' | 'off';

/** Keys of our own in the local storage: what both sides had last, and what is wrong. Absent while sync is off. */
const BASE = 'syncBase';
export const SYNC_TROUBLE = 'syncTrouble';

/**
 * Stands in the account while words are in it. A device that no longer takes part takes the words out with it; where it
 * is gone, that a word is not there does not mean that the reader removed it.
 */
const WORDS_ARE_HERE = 'words';

const STAYS = /^(?:known:|saved:|sync|pausedUntil$|pageTitles$|voice)/;
const isWord = (key: string): boolean => key.startsWith(SAVED_PREFIX);

export const travels = (key: string, withWords: boolean): boolean =>
  isWord(key) ? withWords : !STAYS.test(key);

export interface Merge {
  /** `null` removes. */
  toLocal: Choices;
  toAccount: Choices;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A word that was changed on both sides: as it is here, with what was noted there below what was noted here. */
function both(here: Saved, there: Saved): Saved {
  const notes = [here.note, there.note].filter((note) => note !== undefined);
  const [one = '', other = ''] = notes;
  if (notes.length === 0 || one.includes(other)) return notes.length > 0 ? { ...here, note: one } : here;
  const note = other.includes(one) ? other : `${one}\n\n${other}`;
  return { ...here, note: note.slice(0, LONGEST_NOTE) };
}

/** What each side has to take over. Where both have changed, this device's choice stands; of notes, both do. */
export function merge(base: Choices, local: Choices, account: Choices): Merge {
  const toLocal: Choices = {};
  const toAccount: Choices = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(local), ...Object.keys(account)])) {
    if (same(local[key], account[key])) continue;
    if (same(local[key], base[key])) {
      toLocal[key] = account[key] ?? null;
    } else if (isWord(key) && local[key] && account[key] && !same(account[key], base[key])) {
      const word = both(local[key] as Saved, account[key] as Saved);
      if (!same(word, local[key])) toLocal[key] = word;
      toAccount[key] = word;
    } else {
      toAccount[key] = local[key] ?? null;
    }
  }
  return { toLocal, toAccount };
}

/** What the browsers say when the account takes no more. */
export function troubleOf(error: unknown): SyncTrouble {
  const text = String(error);
  if (/QUOTA_BYTES|MAX_ITEMS|QuotaExceeded|quota exceeded/i.test(text)) {
    return /MAX_WRITE|per (?:minute|hour)/i.test(text) ? 'busy' : 'full';
  }
  return /MAX_WRITE/i.test(text) ? 'busy' : 'off';
}

export interface SyncStorage {
  local: StorageArea;
  account: StorageArea;
}

export interface Sync {
  /** Brings both sides together, if the reader asked for it. Never rejects for what the account refuses. */
  reconcile(): Promise<SyncTrouble | null>;
  /** Ends it: what was put into the account is removed from it; here everything stays. */
  end(): Promise<void>;
}

/** `inTurn` is the queue of the store: no write comes between reading and writing. */
export function createSync({ local, account }: SyncStorage, inTurn: Queue): Sync {
  const own = (stored: Choices, withWords: boolean): Choices =>
    Object.fromEntries(
      Object.entries(stored).filter(
        ([key, value]) => travels(key, withWords) && readChoice(key, value) !== null,
      ),
    );

  const wordsOf = (choices: Choices): string[] => Object.keys(choices).filter(isWord);
  const withoutWords = (choices: Choices): Choices =>
    Object.fromEntries(Object.entries(choices).filter(([key]) => !isWord(key)));

  async function put(area: StorageArea, choices: Choices): Promise<void> {
    const gone = Object.keys(choices).filter((key) => choices[key] === null);
    const kept = Object.entries(choices).filter(([, value]) => value !== null);
    // What goes makes room for what comes.
    if (gone.length > 0) await area.remove(gone);
    if (kept.length > 0) await area.set(Object.fromEntries(kept));
  }

  async function bringTogether(stored: Choices): Promise<void> {
    const withWords = stored.syncWords === true;
    const found = await account.get(null);
    const isFirst = withWords && found[WORDS_ARE_HERE] !== true;
    const known = (stored[BASE] ?? {}) as Choices;
    // The reader no longer wants words to travel.
    if (!withWords && wordsOf(known).length > 0) await account.remove([...wordsOf(found), WORDS_ARE_HERE]);
    const base = withWords && !isFirst ? known : withoutWords(known);
    const there = own(found, withWords);
    const here = own(stored, withWords);
    const { toLocal, toAccount } = merge(base, here, there);
    if (isFirst) toAccount[WORDS_ARE_HERE] = true;
    await put(local, toLocal);
    const apply = (choices: Choices, changes: Choices): Choices =>
      Object.fromEntries(Object.entries({ ...choices, ...changes }).filter(([, value]) => value !== null));
    // What the account has now is common; what it refuses stays different, and is tried again.
    const note = async (next: Choices) => {
      if (!same(next, known) || stored[BASE] === undefined) await local.set({ [BASE]: next });
    };
    try {
      await put(account, toAccount);
    } catch (error) {
      const taken = Object.entries(toLocal).filter(([key]) => !Object.hasOwn(toAccount, key));
      await note(apply(base, Object.fromEntries(taken)));
      throw error;
    }
    await note(apply(here, toLocal));
  }

  return {
    reconcile: () =>
      inTurn(async () => {
        const stored = await local.get(null);
        if (stored.sync !== true) return null;
        let trouble: SyncTrouble | null = null;
        try {
          await bringTogether(stored);
        } catch (error) {
          trouble = troubleOf(error);
        }
        if (trouble !== (stored[SYNC_TROUBLE] ?? null)) {
          if (trouble) await local.set({ [SYNC_TROUBLE]: trouble }).catch(() => {});
          else await local.remove(SYNC_TROUBLE).catch(() => {});
        }
        return trouble;
      }),

    end: () =>
      inTurn(async () => {
        const base = ((await local.get([BASE]))[BASE] ?? {}) as Choices;
        const withWords = wordsOf(base).length > 0;
        const there = Object.keys(own(await account.get(null), withWords));
        const gone = withWords ? [...there, WORDS_ARE_HERE] : there;
        if (gone.length > 0) await account.remove(gone);
        await local.remove([BASE, SYNC_TROUBLE]);
      }),
  };
}
