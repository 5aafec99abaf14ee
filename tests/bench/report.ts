/** The tables of the bench, as text. */
import type { Growth, MemoryResult } from './memory.ts';
import type { OwnWordsResult } from './own-words.ts';
import type { PanelResult } from './panel.ts';
import type { ScanResult } from './scan.ts';
import type { StormResult } from './storm.ts';

type Row = string[];

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
function table(title: string, head: Row, rows: Row[], notes: string[] = []): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: Row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return ['', title, '', line(head), rule, ...rows.map(line), ...notes.map((note) => `  ${note}`)].join('\n');
}

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const times = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)}×`;
const sum = (results: ScanResult[], key: Exclude<keyof ScanResult, 'page'>): number =>
  results.reduce((total, result) => total + result[key], 0);

const COLUMNS = ['plainword', 'extension', 'regexp', 'markRegExp', 'mark'] as const;

export function scanTable(results: ScanResult[], forms: number): string {
  const row = (name: string, of: (key: Exclude<keyof ScanResult, 'page'>) => number): Row => [
    name,
    of('kilobytes').toFixed(0),
    String(of('found')),
    ms(of('walk')),
    ...COLUMNS.map((column) => times(of(column) / of('walk'))),
  ];
  return table(
    `A full scan for ${forms} forms, over a bare walk of the same page`,
    ['page', 'kB', 'words', 'walk, ms', 'our scan', 'extension', 'one RegExp', 'markRegExp()', 'mark()'],
    [
      ...results.map((result) => row(result.page, (key) => result[key])),
      row('all pages', (key) => sum(results, key)),
    ],
    [
      'our scan: the engine in the page, tables included, at one go · extension: all script time of the built extension',
      'one RegExp: with Highlight · markRegExp(), mark(): mark.js; mark() is told from a sample of the forms',
    ],
  );
}

export const stormTable = (results: StormResult[]): string =>
  table(
    'A storm of changes: thousands of rows inserted, edited, removed',
    ['list', 'alone, ms', 'observer/alone', 'ours/observer', 'thread: observer/alone', 'ours/observer'],
    results.map(({ list, alone, bare, extension }) => [
      list,
      ms(alone),
      times(bare.wall),
      times(extension.wall),
      times(bare.thread),
      times(extension.thread),
    ]),
    [
      'observer: a MutationObserver that only counts · the first ratios are of the time the app took',
      'thread: time of the main thread on the processor, catching up included',
    ],
  );

export function memoryTable({ changes, alone, extension }: MemoryResult): string {
  const row = (name: string, { before, after, nodesBefore, nodesAfter }: Growth): Row => [
    name,
    before.toFixed(0),
    after.toFixed(0),
    `${(after - before).toFixed(0)}`,
    String(nodesBefore),
    String(nodesAfter),
  ];
  return table(
    `Memory before and after ${changes} changes (an hour of four a second)`,
    ['', 'before, kB', 'after, kB', 'growth, kB', 'nodes before', 'nodes after'],
    [row('without', alone), row('with the extension', extension)],
  );
}

export const ownWordsTable = (results: OwnWordsResult[]): string =>
  table(
    "The reader's own words: a few, and thousands (ms)",
    ['saved words', 'storage', 'panel', 'move', 'note', 'sheet', 'tick'],
    results.map(({ count, read, panel, move, write, sheet, tick }) => [
      String(count),
      ...[read, panel, move, write, sheet, tick].map(ms),
    ]),
    [
      'storage: reading all of it · panel, sheet: from opening to the frame with the words',
      'move, note, tick: from a press to the end of the next frame; a frame alone takes up to 17 ms',
    ],
  );

export const panelTable = (results: PanelResult[]): string =>
  table(
    'The panel beside a page (ms)',
    [
      'places',
      'words',
      'opening',
      'longest piece',
      'a change',
      'its work',
      'frame',
      'slow frame',
      'page/s',
      'asked/s',
    ],
    results.map(({ places, words, ...result }) => [
      String(places),
      String(words),
      ...[
        result.opening,
        result.longest,
        result.change,
        result.changeWork,
        result.frame,
        result.slowFrame,
        result.alone,
        result.beside,
      ].map(ms),
    ]),
    [
      'opening: work of the panel until the whole list stands there · a change: until the list has it',
      'frame: between two while the list is scrolled; slow: the worst in twenty',
      'page/s, asked/s: work of the page at rest in a second, alone and beside the panel',
    ],
  );
