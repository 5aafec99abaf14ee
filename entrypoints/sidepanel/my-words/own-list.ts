/**
 * The reader's own words with their explanations, in the order the reader chose, and again at every change, wherever it
 * was made. The storage is read once; then the changes tell. A word that has not changed stays the same object.
 */
import type { CardEntry } from '../../../glossary/entry.ts';
import { inOwnOrder } from '../../../settings/own-order.ts';
import {
  type Choices,
  readSettings,
  SAVED_PREFIX,
  type Saved,
  type SavedWord,
  type Settings,
  savedIn,
} from '../../../settings/schema.ts';

export interface OwnWord extends SavedWord {
  /** `null` where the glossary no longer has it. */
  entry: CardEntry | null;
}

export interface OwnList extends Pick<Settings, 'wordsOrder' | 'pageTitles'> {
  words: OwnWord[];
}

export interface OwnListPorts {
  storage: {
    get(keys: string[] | null): Promise<Record<string, unknown>>;
    onChanged: {
      addListener(listener: (changes: Record<string, unknown>) => void): void;
      removeListener(listener: (changes: Record<string, unknown>) => void): void;
    };
  };
  /** Entries by id, in the same order; `null` for what the glossary does not have. */
  entriesOf(ids: string[]): Promise<(CardEntry | null)[]>;
}

/** What a word is called; by its id where the glossary no longer has it. */
export const nameOf = ({ id, entry }: Pick<OwnWord, 'id' | 'entry'>): string =>
  entry?.term ?? id.replaceAll('-', ' ');

const isOfTheList = (key: string): boolean =>
  key.startsWith(SAVED_PREFIX) || key === 'wordsOrder' || key === 'pageTitles';

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const IN_ORDER: Record<Settings['wordsOrder'], (words: OwnWord[]) => OwnWord[]> = {
  own: (words) => inOwnOrder(words) as OwnWord[],
  date: (words) => words.toSorted((a, b) => b.saved.at - a.saved.at || compare(nameOf(a), nameOf(b))),
  name: (words) => words.toSorted((a, b) => compare(nameOf(a), nameOf(b))),
};

/** `tell` gets `null` when the words cannot be read. */
export function followOwnList(
  { storage, entriesOf }: OwnListPorts,
  tell: (list: OwnList | null) => void,
  signal: AbortSignal,
): void {
  let stored: Choices = {};
  const entries = new Map<string, CardEntry | null>();
  const words = new Map<string, OwnWord>();
  let telling = 0;

  async function show(): Promise<void> {
    const mine = ++telling;
    const saved = savedIn(stored);
    const missing = saved.map(({ id }) => id).filter((id) => !entries.has(id));
    if (missing.length > 0) {
      const answer = await entriesOf(missing);
      missing.forEach((id, i) => {
        entries.set(id, answer[i] ?? null);
      });
    }
    // A later change is being told meanwhile.
    if (mine !== telling || signal.aborted) return;
    const { wordsOrder, pageTitles } = readSettings(stored);
    tell({ words: IN_ORDER[wordsOrder](saved.map(listed)), wordsOrder, pageTitles });
  }

  function listed({ id, saved }: SavedWord): OwnWord {
    const before = words.get(id);
    if (before && isSame(before.saved, saved)) return before;
    const word = { id, saved, entry: entries.get(id) ?? null };
    words.set(id, word);
    return word;
  }

  async function read(): Promise<void> {
    const all = await storage.get(null);
    stored = Object.fromEntries(Object.entries(all).filter(([key]) => isOfTheList(key)));
    await show();
  }

  const failed = () => {
    if (!signal.aborted) tell(null);
  };
  const onChanged = (changes: Record<string, unknown>) => {
    const ours = Object.keys(changes).filter(isOfTheList);
    if (ours.length === 0) return;
    for (const key of ours) {
      const { newValue } = changes[key] as { newValue?: unknown };
      if (newValue === undefined) delete stored[key];
      else stored[key] = newValue;
    }
    show().catch(failed);
  };
  storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => storage.onChanged.removeListener(onChanged), { once: true });
  read().catch(failed);
}

const isSame = (a: Saved, b: Saved): boolean =>
  a.at === b.at && a.note === b.note && a.page === b.page && a.place === b.place;
