import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useMessages } from '../../components/text.ts';
import { questionsOf, type SheetWord, sourcesOf } from '../../entrypoints/sheet/content.ts';
import { openSheet, readSheetUrl } from '../../entrypoints/sheet/open.ts';
import { isOn, type State, startSheet } from '../../entrypoints/sheet/sheet.ts';
import { textFile, wrapped } from '../../entrypoints/sheet/text-file.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const entry = (id: string, more: Partial<CardEntry> = {}): CardEntry => ({
  id,
  term: id.toUpperCase(),
  kind: 'tests',
  plain: `What ${id} is.`,
  see: [],
  sources: { documents: [], checked: [] },
  ...more,
});

const word = (id: string, more: Partial<CardEntry> = {}, note?: string): SheetWord => ({
  id,
  name: id.toUpperCase(),
  entry: entry(id, more),
  ...(note !== undefined && { note }),
});

beforeAll(() =>
  useMessages((key, ...values) =>
    english[key as keyof typeof english].message.replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? ''),
  ),
);

describe('questions', () => {
  it('that say the same stand once, about all their words', () => {
    const words = [
      word('a', { ask: 'If I take this, what helps?' }),
      word('b', { ask: 'How long?' }),
      word('c', { ask: ' if I take this,  what helps ' }),
      word('d'),
      word('a', { ask: 'If I take this, what helps?' }),
    ];
    expect(questionsOf(words)).toEqual([
      { text: 'If I take this, what helps?', names: ['A', 'C'] },
      { text: 'How long?', names: ['B'] },
    ]);
  });
});

describe('sources', () => {
  it('stand once, and what an entry was checked against only where no document explains it', () => {
    const words = [
      word('a', { sources: { documents: ['Z, 2020', 'Y, 2014'], checked: ['NCI'] } }),
      word('b', { sources: { documents: ['Y, 2014'], checked: [] } }),
      word('c', { sources: { documents: [], checked: ['Label'] } }),
    ];
    expect(sourcesOf(words)).toEqual({ documents: ['Y, 2014', 'Z, 2020'], checked: ['Label'] });
  });
});

describe('the text file', () => {
  const words = [
    word('her2', {
      say: 'HER-too',
      ask: 'What was the result?',
      sources: { documents: ['Mayo'], checked: [] },
    }),
    word('fever', { urgent: 'Fever? Call now.' }, 'Call Dr. Lee.\nBring the list.'),
    { id: 'gone', name: 'gone', entry: null, note: 'Mine' },
  ];

  it('holds all that stands on the sheet', () => {
    const text = textFile(words, 'November 28, 2026');
    for (const part of [
      'Words and questions for my appointment\n======================================\n',
      'Date: November 28, 2026\n',
      /^My name: _{12,}$/m,
      /^I would like an interpreter: _{12,}$/m,
      '\nHER2\n----\nSay: HER-too\nWhat her2 is.\n',
      'When to call right away:\n  Fever? Call now.\n',
      'My note:\n  Call Dr. Lee.\n  Bring the list.\n',
      'gone\n----\nPlainword no longer has an explanation of this word.\n\nMy note:\n  Mine\n',
      /About HER2:\n {2}What was the result\?\n\n {2}_{70}\n\n {2}_{70}\n/,
      'My own questions:\n\n  __',
      'Where these explanations come from\n',
      '\n- Mayo\n',
    ])
      if (typeof part === 'string') expect(text).toContain(part);
      else expect(text).toMatch(part);
    expect(text).not.toContain('checked against');
  });

  it('holds each word once, and fits the lines, whatever is in it', () => {
    const line = fc.stringMatching(/^[ -~äπ😀]{0,200}$/u);
    const some = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 20 });
    fc.assert(
      fc.property(some, fc.array(line, { maxLength: 3 }), (ids, notes) => {
        const note = notes.join('\n');
        const lines = textFile(
          ids.map((id) => word(id, {}, note)),
          'today',
        ).split('\n');
        for (const id of ids) expect(lines.filter((line) => line === id.toUpperCase())).toHaveLength(1);
        for (const line of lines)
          expect([...line].length <= 72 || !line.trim().includes(' '), line).toBe(true);
      }),
    );
  });

  it('breaks lines without losing a word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-~]{1,90}$/)), (words) => {
        expect(wrapped(words.join(' '), '  ').join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
      }),
    );
  });
});

describe('its address', () => {
  it('is read as it was made', async () => {
    const create = vi.fn(async () => {});
    for (const from of [{ from: 'mine' }, { from: 'page', tabId: 12 }] as const) {
      await openSheet({ create }, from);
      const [[{ url }]] = create.mock.calls.splice(0) as unknown as [[{ url: string }]];
      expect(readSheetUrl(new URL(url, 'https://x').search)).toEqual(from);
    }
    for (const strange of ['', '?from=page', '?from=page&tab=x', '?from=page&tab=-1', '?from=you'])
      expect(readSheetUrl(strange)).toEqual({ from: 'mine' });
  });
});

describe('the sheet', () => {
  const { local } = fakeBrowser.storage;
  const glossary = [entry('a'), entry('b', { sensitive: true }), entry('c')];
  let end = new AbortController();
  beforeEach(() => {
    fakeBrowser.reset();
    end = new AbortController();
  });
  afterEach(() => end.abort());

  function start(
    from: Parameters<typeof startSheet>[1],
    followPage: (tell: (e: number[]) => void) => void = () => {},
  ) {
    const states: State[] = [];
    const sheet = startSheet(
      {
        storage: local,
        entriesOf: async (ids) => ids.map((id) => glossary.find((one) => one.id === id) ?? null),
        entries: async (indexes) => indexes.map((index) => glossary[index]!),
        followPage: (_, tell) => followPage(tell),
      },
      from,
      (state) => states.push(state),
      end.signal,
    );
    const on = () => {
      const state = states.at(-1)!;
      return state.words?.filter((word) => isOn(state, word)).map(({ id }) => id);
    };
    return { sheet, state: () => states.at(-1)!, on };
  }

  it('has my words, those that can frighten off until they are put on, and follows notes', async () => {
    await local.set({ 'saved:a': { at: 3 }, 'saved:b': { at: 2 }, 'saved:c': { at: 1 } });
    const { sheet, state, on } = start({ from: 'mine' });
    await expect.poll(() => on()).toEqual(['a', 'c']);
    sheet.chooseAll(false);
    expect(on()).toEqual([]);
    sheet.choose('b', true);
    sheet.chooseAll(true);
    expect(on()).toEqual(['a', 'b', 'c']);
    sheet.choose('b', false);
    await local.set({ gentle: false, 'saved:a': { at: 3, note: 'new' } });
    await expect.poll(() => state().words?.[0]).toMatchObject({ id: 'a', note: 'new' });
    expect(on()).toEqual(['a', 'c']);
  });

  it('of a page gets more words, loses none, and knows my notes', async () => {
    await local.set({ 'saved:c': { at: 1, note: 'mine' } });
    let tell: (entries: number[]) => void = () => {};
    const { state, on } = start({ from: 'page', tabId: 1 }, (told) => {
      tell = told;
    });
    tell([0]);
    await expect.poll(() => on()).toEqual(['a']);
    tell([0, 2]);
    tell([]);
    await expect.poll(() => on()).toEqual(['a', 'c']);
    await expect.poll(() => state().words?.[1]?.note).toBe('mine');
  });

  it('of a page that says nothing has no words, and begins in large type for large text', async () => {
    vi.useFakeTimers();
    await local.set({ textSize: 200 });
    const { state } = start({ from: 'page', tabId: 1 });
    await vi.advanceTimersByTimeAsync(3000);
    expect(state()).toMatchObject({ words: [], large: true });
    vi.useRealTimers();
  });

  it('says so when the words cannot be read', async () => {
    vi.spyOn(local, 'get').mockRejectedValue(new Error('broken'));
    const { state } = start({ from: 'mine' });
    await expect.poll(() => state().failed).toBe(true);
    vi.restoreAllMocks();
  });
});
