import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type State, startMyWords } from '../../entrypoints/sidepanel/my-words/my-words.ts';
import { createNoteDraft, type NoteState } from '../../entrypoints/sidepanel/my-words/note-draft.ts';
import { followOwnList, nameOf, type OwnList } from '../../entrypoints/sidepanel/my-words/own-list.ts';
import type { PanelPorts } from '../../entrypoints/sidepanel/tab.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import { createOwnWords } from '../../settings/own-words.ts';
import { createQueue } from '../../settings/queue.ts';
import { createStore } from '../../settings/store.ts';

const { local, session } = fakeBrowser.storage;

const entry = (id: string): CardEntry => ({
  id,
  term: id.toUpperCase(),
  kind: 'tests',
  plain: `What ${id} is.`,
  see: [],
  sources: { documents: [], checked: [] },
});
const entriesOf = async (ids: string[]) => ids.map((id) => (id === 'gone' ? null : entry(id)));

let end = new AbortController();
beforeEach(() => {
  fakeBrowser.reset();
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
});

describe('the list of own words', () => {
  const follow = (fetch = entriesOf) => {
    const lists: (OwnList | null)[] = [];
    followOwnList({ storage: local, entriesOf: fetch }, (list) => lists.push(list), end.signal);
    return { last: () => lists.at(-1), ids: () => lists.at(-1)?.words.map(({ id }) => id) };
  };

  it('follows what is stored, in the order chosen, and leaves a word that has not changed the same', async () => {
    await local.set({ 'saved:b': { at: 1 }, 'saved:a': { at: 2 }, 'saved:gone': { at: 3 }, 'known:x': true });
    const list = follow();
    await vi.waitFor(() => expect(list.ids()).toEqual(['gone', 'a', 'b']));
    expect(list.last()!.words.map(nameOf)).toEqual(['gone', 'A', 'B']);
    const [, before] = list.last()!.words;
    await local.set({ 'saved:b': { at: 1, place: -9 }, wordsOrder: 'own', 'saved:broken': { at: 'x' } });
    await vi.waitFor(() => expect(list.last()!.words.find(({ id }) => id === 'b')?.saved.place).toBe(-9));
    expect(list.last()!.words.find(({ id }) => id === 'a')).toBe(before);
    await local.set({ wordsOrder: 'name' });
    await vi.waitFor(() => expect(list.ids()).toEqual(['a', 'b', 'gone']));
    await local.set({ wordsOrder: 'date' });
    await local.remove('saved:gone');
    await vi.waitFor(() => expect(list.ids()).toEqual(['a', 'b']));
  });

  it('asks for each explanation once', async () => {
    const fetch = vi.fn(entriesOf);
    await local.set({ 'saved:a': { at: 1 } });
    const list = follow(fetch);
    await vi.waitFor(() => expect(list.ids()).toEqual(['a']));
    await local.set({ 'saved:b': { at: 2 } });
    await vi.waitFor(() => expect(list.ids()).toEqual(['b', 'a']));
    expect(fetch.mock.calls).toEqual([[['a']], [['b']]]);
  });

  it('tells when it cannot be read', async () => {
    await local.set({ 'saved:a': { at: 1 } });
    const list = follow(() => Promise.reject(new Error('asleep')));
    await vi.waitFor(() => expect(list.last()).toBeNull());
  });
});

describe('my words', () => {
  /** Over what the background does; `hold` keeps its answers back. */
  function open() {
    const inTurn = createQueue();
    const words = createOwnWords({ area: local, session }, inTurn);
    const store = createStore(local, inTurn);
    let gate: Promise<void> = Promise.resolve();
    const ask = vi.fn(async (message: Record<string, unknown> & { type: string }) => {
      await gate;
      if (message.type === 'entries-by-id') return entriesOf(message.ids as string[]);
      const id = message.id as string;
      if (message.type === 'move-word') await words.move(id, message.before as string | null);
      if (message.type === 'note-word') await words.note(id, message.note as string);
      if (message.type === 'change') await store.change(message.settings as object);
      if (message.type === 'save-word') await (message.saved ? words.save(id, { at: 99 }) : words.remove(id));
      return true;
    });
    const states: State[] = [];
    const ports = { ask: ask as unknown as PanelPorts['ask'], storage: local as PanelPorts['storage'] };
    const actions = startMyWords(ports, (state) => states.push(state), end.signal);
    const state = () => states.at(-1)!;
    const hold = () => {
      let go = () => {};
      gate = new Promise((done) => {
        go = done;
      });
      return () => go();
    };
    return {
      actions,
      ask,
      state,
      hold,
      ids: () =>
        state()
          ?.list?.words.map(({ id }) => id)
          .join(''),
    };
  }

  const ABC = { 'saved:a': { at: 3 }, 'saved:b': { at: 2, note: 'n' }, 'saved:c': { at: 1 } };

  it('moves at once, faster than it can be kept, and the storage agrees in the end', async () => {
    await local.set(ABC);
    const { actions, state, hold, ids } = open();
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    const go = hold();
    const moves = [actions.move('c', 'up'), actions.move('c', 'up'), actions.move('a', 'last')];
    expect(ids()).toBe('cba');
    expect(state().moved).toMatchObject({ word: { id: 'a' }, place: 3 });
    go();
    await Promise.all(moves);
    await vi.waitFor(() => expect(ids()).toBe('cba'));
    const again = open();
    await vi.waitFor(() => expect(again.ids()).toBe('cba'));
  });

  it('does not move where a word can go no further, or where the order is not its own', async () => {
    await local.set(ABC);
    const { actions, ask, ids } = open();
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    await actions.move('a', 'up');
    await actions.move('c', 'last');
    await actions.move('x', 'up');
    await actions.change({ wordsOrder: 'name' });
    await vi.waitFor(async () => expect(await local.get('wordsOrder')).toEqual({ wordsOrder: 'name' }));
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    await actions.move('b', 'up');
    expect(ask.mock.calls.some(([{ type }]) => type === 'move-word')).toBe(false);
  });

  it('goes back and says so when a move cannot be kept', async () => {
    await local.set(ABC);
    const { actions, state, ids } = open();
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    vi.spyOn(local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    await actions.move('c', 'first');
    expect(ids()).toBe('abc');
    expect(state().failed).toBe('write');
  });

  it('removes and takes back', async () => {
    await local.set(ABC);
    const { actions, state, ids } = open();
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    await actions.remove(state().list!.words[1]!);
    await vi.waitFor(() => expect(ids()).toBe('ac'));
    expect(state().removed?.id).toBe('b');
    await actions.undo();
    await vi.waitFor(() => expect(ids()).toBe('abc'));
    expect(state()).toMatchObject({ removed: null, returned: 'b' });
    expect(await local.get(null)).toEqual(ABC);
  });
});

describe('a note that is being written', () => {
  function write(stored = '') {
    const states: NoteState[] = [];
    const keep = vi.fn(async (_: string) => {});
    const draft = createNoteDraft(stored, keep, (state) => states.push(state));
    return { draft, keep, kept: () => keep.mock.calls.map(([note]) => note) };
  }

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept at a pause, and at once when the reader leaves it', async () => {
    const { draft, kept } = write();
    draft.type('a');
    await vi.advanceTimersByTimeAsync(300);
    draft.type('ab');
    await vi.advanceTimersByTimeAsync(300);
    expect(kept()).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(kept()).toEqual(['ab']);
    expect(draft.state().status).toBe('kept');
    draft.type('abc');
    await draft.flush();
    await draft.flush();
    await vi.runAllTimersAsync();
    expect(kept()).toEqual(['ab', 'abc']);
  });

  it('follows another window, but never over what is being typed', async () => {
    const { draft } = write('old');
    draft.follow('from there');
    expect(draft.state().text).toBe('from there');
    draft.type('from here');
    draft.follow('from there again');
    expect(draft.state().text).toBe('from here');
    await draft.flush();
    draft.follow('from here');
    draft.follow('later');
    expect(draft.state().text).toBe('later');
  });

  it('stays as it is while only spaces are in it', async () => {
    const { draft } = write('old');
    draft.type('\n');
    await draft.flush();
    draft.follow('');
    expect(draft.state().text).toBe('\n');
  });

  it('is tried again when it could not be kept', async () => {
    const { draft, keep, kept } = write();
    keep.mockRejectedValueOnce(new Error('full'));
    draft.type('a');
    await draft.flush();
    expect(draft.state()).toMatchObject({ text: 'a', status: 'failed' });
    await draft.flush();
    expect(kept()).toEqual(['a', 'a']);
    expect(draft.state().status).toBe('kept');
  });

  it('keeps what fits of one that is too long', async () => {
    const { draft, kept } = write();
    draft.type(`${'x'.repeat(1999)}😀😀`);
    await draft.flush();
    expect(kept()).toEqual(['x'.repeat(1999)]);
    expect(draft.state()).toMatchObject({ tooMany: 3 });
  });
});
