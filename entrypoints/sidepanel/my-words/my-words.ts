/**
 * What the tab "My words" knows and does, without its looks. A move shows at once; what the background cannot keep goes
 * back to where it was, and the reader is told.
 */
import { inOwnOrder, placesAfterMove } from '../../../settings/own-order.ts';
import type { Settings } from '../../../settings/schema.ts';
import type { PanelPorts } from '../tab.ts';
import { followOwnList, type OwnList, type OwnWord } from './own-list.ts';

export interface State {
  /** `null` until the words are known. */
  list: OwnList | null;
  failed: 'read' | 'write' | null;
  /** The word that was just removed, and can come back. */
  removed: OwnWord | null;
  /** The word that was just taken back. */
  returned: string | null;
  /** The word that was just moved, and where it stands now, from 1. */
  moved: { word: OwnWord; place: number } | null;
}

export type Step = 'up' | 'down' | 'first' | 'last';

export interface MyWords {
  move(id: string, step: Step): Promise<void>;
  remove(word: OwnWord): Promise<void>;
  undo(): Promise<void>;
  /** The reader has seen what was removed. */
  close(): void;
  /** Rejects when it could not be stored. */
  note(id: string, note: string): Promise<void>;
  change(settings: Partial<Pick<Settings, 'wordsOrder' | 'pageTitles'>>): Promise<void>;
}

export const FRESH: State = { list: null, failed: null, removed: null, returned: null, moved: null };

/** Where a word of `count` goes; the place it has where it can go no further. */
function target(from: number, step: Step, count: number): number {
  const to = { up: from - 1, down: from + 1, first: 0, last: count - 1 }[step];
  return Math.min(count - 1, Math.max(0, to));
}

export function startMyWords(
  { ask, storage }: Pick<PanelPorts, 'ask' | 'storage'>,
  show: (state: State) => void,
  signal: AbortSignal,
): MyWords {
  let state = FRESH;
  /** What the storage says; `undefined` until it has said anything. */
  let told: OwnList | null | undefined;
  /** Moves that are being kept: until then the list stays as the reader put it. */
  let moves = 0;

  function update(part: Partial<State>): void {
    state = { ...state, ...part };
    if (!signal.aborted) show(state);
  }

  function showTold(): void {
    if (moves > 0 || told === undefined) return;
    if (told === null) update({ failed: 'read' });
    else update({ list: told, failed: state.failed === 'read' ? null : state.failed });
  }

  async function keep(message: Parameters<typeof ask>[0]): Promise<boolean> {
    try {
      await ask(message);
      return true;
    } catch {
      // The reader needs to know that it is not kept, not what the storage called the reason.
      update({ failed: 'write' });
      return false;
    }
  }

  followOwnList(
    { storage, entriesOf: (ids) => ask({ type: 'entries-by-id', ids }) },
    (list) => {
      told = list;
      showTold();
    },
    signal,
  );

  return {
    async move(id, step) {
      const { list } = state;
      const from = list?.words.findIndex((word) => word.id === id) ?? -1;
      if (list?.wordsOrder !== 'own' || from < 0) return;
      const to = target(from, step, list.words.length);
      if (to === from) return;
      const before = list.words[to > from ? to + 1 : to]?.id ?? null;
      const places = placesAfterMove(list.words, id, before);
      const moved = list.words.map((word) => {
        const place = places.get(word.id);
        return place === undefined ? word : { ...word, saved: { ...word.saved, place } };
      });
      const words = inOwnOrder(moved) as OwnWord[];
      moves++;
      update({
        list: { ...list, words },
        moved: { word: words[to]!, place: to + 1 },
        returned: null,
        failed: null,
      });
      await keep({ type: 'move-word', id, before });
      moves--;
      showTold();
    },

    async remove(word) {
      update({ failed: null, moved: null });
      if (await keep({ type: 'save-word', id: word.id, saved: false })) update({ removed: word });
    },

    async undo() {
      const { removed } = state;
      update({ removed: null, returned: removed?.id ?? null, moved: null, failed: null });
      if (removed) await keep({ type: 'save-word', id: removed.id, saved: true });
    },

    close: () => update({ removed: null }),

    async note(id, note) {
      await ask({ type: 'note-word', id, note });
    },

    async change(settings) {
      update({ failed: null, moved: null });
      await keep({ type: 'change', settings });
    },
  };
}
