/**
 * Keeps the reader's own words: saved, with a note, in an order, and removed. One key for each, and every change looks at
 * what is stored and changes one thing of it, so that a note that is written in one window and a move in another both
 * stay. Only the background writes.
 *
 * What was removed is remembered until the browser is closed: saving the word again, as Undo does, brings back its
 * note and its place.
 */
import { placesAfterMove } from './own-order.ts';
import type { Queue } from './queue.ts';
import { LONGEST_TITLE, readChoice, type Saved, type SavedWord, savedIn, savedKey } from './schema.ts';
import type { StorageArea } from './store.ts';

export interface OwnWords {
  /** What is stored already stays: saving again only adds what is missing. */
  save(id: string, saved: Saved): Promise<void>;
  remove(id: string): Promise<void>;
  isSaved(id: string): Promise<boolean>;
  /** Puts a note in the place of the one before; an empty one takes it away. For a word that was removed meanwhile, nothing. */
  note(id: string, note: string): Promise<void>;
  /** Puts a word right before another one of the reader's own order, or at the end (`null`). */
  move(id: string, before: string | null): Promise<void>;
  /** Takes the titles of pages from all words, also from the removed ones. */
  forgetPages(): Promise<void>;
}

export interface OwnWordsStorage {
  area: StorageArea;
  /** Never written to a disk. */
  session: StorageArea;
}

/** Key of the removed words in the session's storage, the latest last. */
const REMOVED = 'removed-words';
/** So many of them are remembered. */
const REMEMBERED = 200;

/** A title as it may be stored: short, and without half a character at the end. */
export const shortTitle = (title: string): string =>
  title
    .trim()
    .slice(0, LONGEST_TITLE)
    .replace(/[\ud800-\udbff]$/, '');

const withoutNote = ({ note: _, ...rest }: Saved): Saved => rest;
const withoutPage = ({ page: _, ...rest }: Saved): Saved => rest;

export function createOwnWords({ area, session }: OwnWordsStorage, inTurn: Queue): OwnWords {
  async function read(id: string): Promise<Saved | null> {
    const key = savedKey(id);
    const choice = readChoice(key, (await area.get([key]))[key]);
    return choice && (choice.value as Saved);
  }

  const write = (words: readonly SavedWord[]): Promise<void> =>
    area.set(Object.fromEntries(words.map(({ id, saved }) => [savedKey(id), saved])));

  async function removed(): Promise<SavedWord[]> {
    const stored = (await session.get([REMOVED]))[REMOVED];
    return Array.isArray(stored) ? stored : [];
  }

  const remember = (words: readonly SavedWord[]): Promise<void> =>
    session.set({ [REMOVED]: words.slice(-REMEMBERED) });

  return {
    save: (id, saved) =>
      inTurn(async () => {
        const before = (await read(id)) ?? (await removed()).find((one) => one.id === id)?.saved;
        await write([{ id, saved: { ...saved, ...before } }]);
      }),

    remove: (id) =>
      inTurn(async () => {
        const saved = await read(id);
        // First remembered, then removed: nothing is lost in between.
        if (saved) await remember([...(await removed()).filter((one) => one.id !== id), { id, saved }]);
        await area.remove(savedKey(id));
      }),

    isSaved: async (id) => (await read(id)) !== null,

    note: (id, note) =>
      inTurn(async () => {
        const saved = await read(id);
        if (!saved || (saved.note ?? '') === note) return;
        await write([{ id, saved: note.trim() === '' ? withoutNote(saved) : { ...saved, note } }]);
      }),

    move: (id, before) =>
      inTurn(async () => {
        const words = savedIn(await area.get(null));
        const places = placesAfterMove(words, id, before);
        const changed = words.filter((word) => places.has(word.id));
        if (changed.length === 0) return;
        await write(changed.map(({ id, saved }) => ({ id, saved: { ...saved, place: places.get(id)! } })));
      }),

    forgetPages: () =>
      inTurn(async () => {
        const untitled = (words: SavedWord[]) =>
          words.map(({ id, saved }) => ({ id, saved: withoutPage(saved) }));
        await remember(untitled(await removed()));
        const titled = savedIn(await area.get(null)).filter(({ saved }) => saved.page !== undefined);
        if (titled.length > 0) await write(untitled(titled));
      }),
  };
}
