/**
 * What the sheet for the appointment knows and does, without its looks: which words can be on it, and which of them the
 * reader wants on it. Words that can frighten are left off in gentle mode until the reader puts them on.
 */
import type { CardEntry } from '../../glossary/entry.ts';
import { READER_KEYS, readChoices } from '../../settings/reader.ts';
import type { Choices } from '../../settings/schema.ts';
import { followOwnList, nameOf, type OwnListPorts, type OwnWord } from '../sidepanel/my-words/own-list.ts';
import type { SheetWord } from './content.ts';
import type { SheetFrom } from './open.ts';

export interface State {
  from: SheetFrom['from'];
  /** `null` until they are known. */
  words: SheetWord[] | null;
  /** The words could not be read. */
  failed: boolean;
  gentle: boolean;
  /** What the reader said about single words; the others are on the sheet, or off by gentle mode. */
  chosen: ReadonlyMap<string, boolean>;
  large: boolean;
}

export interface Ports extends OwnListPorts {
  /** Tells the entries of the page by index, now and whenever there are more. */
  followPage(tabId: number, tell: (entries: number[]) => void): void;
  entries(indexes: readonly number[]): Promise<CardEntry[]>;
}

export interface Sheet {
  choose(id: string, isOn: boolean): void;
  /** All words or none; those that gentle mode leaves off stay as they are. */
  chooseAll(isOn: boolean): void;
  setLarge(large: boolean): void;
}

/** From this text size on (per cent) the sheet begins in large type. */
const LARGE = 150;

/** How long a page may take to tell its first word, ms. */
const SILENT_AT = 2500;

export const isHeldBack = ({ gentle }: Pick<State, 'gentle'>, { entry }: SheetWord): boolean =>
  gentle && entry?.sensitive === true;

export const isOn = (state: Pick<State, 'gentle' | 'chosen'>, word: SheetWord): boolean =>
  state.chosen.get(word.id) ?? !isHeldBack(state, word);

const ofOwn = (word: OwnWord): SheetWord => {
  const { id, entry, saved } = word;
  return { id, name: nameOf(word), entry, ...(saved.note !== undefined && { note: saved.note }) };
};

export function startSheet(
  ports: Ports,
  of: SheetFrom,
  show: (state: State) => void,
  signal: AbortSignal,
): Sheet {
  const { storage } = ports;
  let state: State = {
    from: of.from,
    words: null,
    failed: false,
    gentle: true,
    chosen: new Map(),
    large: false,
  };
  const update = (part: Partial<State>) => {
    state = { ...state, ...part };
    if (!signal.aborted) show(state);
  };

  /** The reader's own words; for the words of a page, their notes. */
  let own: SheetWord[] | null = null;
  let onPage: CardEntry[] | null = null;

  function showWords(): void {
    update({ words: of.from === 'mine' ? own : wordsOfPage(), failed: false });
  }

  function wordsOfPage(): SheetWord[] | null {
    const notes = new Map((own ?? []).map(({ id, note }) => [id, note]));
    const withNote = (entry: CardEntry): SheetWord => {
      const note = notes.get(entry.id);
      return { id: entry.id, name: entry.term, entry, ...(note !== undefined && { note }) };
    };
    return onPage?.map(withNote) ?? null;
  }

  followOwnList(
    ports,
    (list) => {
      if (list) own = list.words.map(ofOwn);
      if (!list && of.from === 'mine') update({ failed: true });
      else showWords();
    },
    signal,
  );

  if (of.from === 'page') {
    // A sheet loses no word while it is being made. The order is that of the page as it was told last.
    let found: number[] = [];
    ports.followPage(of.tabId, async (indexes) => {
      const told = [...new Set([...indexes, ...found])];
      if (told.length === 0) return;
      found = told;
      const entries = await ports.entries(told).catch(() => null);
      // More were told meanwhile.
      if (found !== told) return;
      if (entries === null) return update({ failed: true });
      onPage = entries;
      showWords();
    });
    setTimeout(() => {
      onPage ??= [];
      showWords();
    }, SILENT_AT);
  }

  async function readReader(): Promise<void> {
    const { gentle, textSize } = readChoices(await storage.get(READER_KEYS).catch((): Choices => ({})));
    update({ gentle, ...(isFirst && { large: textSize >= LARGE }) });
    isFirst = false;
  }
  let isFirst = true;
  storage.onChanged.addListener((changes) => {
    if ('gentle' in changes) void readReader();
  });
  void readReader();

  return {
    choose: (id, isOn) => update({ chosen: new Map(state.chosen).set(id, isOn) }),
    chooseAll(isOn) {
      const chosen = new Map(state.chosen);
      for (const word of state.words ?? []) if (!isHeldBack(state, word)) chosen.set(word.id, isOn);
      update({ chosen });
    },
    setLarge: (large) => update({ large }),
  };
}
