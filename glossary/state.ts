/** The state of the glossary, as `npm run glossary` prints it. */
import { gzipSync } from 'node:zlib';
import { compileCards, compileTables } from './compile.ts';
import { compileProbe } from './compile-probe.ts';
import { type Concept, Covering, type coverages } from './concepts.ts';
import type { LocatedEntry } from './entry.ts';
import { kinds } from './kinds.ts';
import type { Loaded } from './load.ts';
import { LIMITS } from './text-rules.ts';

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Rows of a table: the first column to the left, all others to the right. */
function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]!.map((_, i) => Math.max(...texts.map((row) => row[i]!.length)));
  return texts.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('   ')}`.trimEnd(),
  );
}

function kindRows(entries: readonly LocatedEntry[]): string[] {
  const counts = (own: readonly LocatedEntry[]) => [
    own.length,
    own.filter(({ from }) => from.length > 0).length,
    own.filter(({ from, checked }) => from.length === 0 && checked.length > 0).length,
    own.filter(({ look_up }) => look_up).length,
    own.filter(({ urgent }) => urgent).length,
    own.filter(({ sensitive }) => sensitive).length,
  ];
  return table([
    ['kind', 'entries', 'documents', 'references only', 'look-up', 'urgent', 'sensitive'],
    ...Object.entries(kinds).map(([kind, label]) => [
      label,
      ...counts(entries.filter((e) => e.kind === kind)),
    ]),
    ['all', ...counts(entries)],
  ]);
}

/** How many entries name each document or reference; those that nobody names are told as well. */
function sourceRows({ glossary: { entries, documents, references } }: Loaded): string[] {
  const rows = (field: 'from' | 'checked', sources: readonly { id: string; label: string }[]) =>
    sources
      .map(({ id, label }) => ({ id, label, n: entries.filter((entry) => entry[field].includes(id)).length }))
      .sort((a, b) => b.n - a.n);
  const line = ({ id, label, n }: { id: string; label: string; n: number }) =>
    `  ${String(n).padStart(5)}  ${id} (${label})`;
  const checked = rows('checked', references);
  const unused = checked.filter(({ n }) => n === 0).map(({ id }) => id);
  return [
    'Named by the documents:',
    ...rows('from', documents).map(line),
    'Checked against:',
    ...checked.filter(({ n }) => n > 0).map(line),
    ...(unused.length > 0 ? [`  references that no entry names: ${unused.join(', ')}`] : []),
  ];
}

function textLines({ texts }: Loaded): string[] {
  const grades = texts.map(({ grade }) => grade);
  const hardest = [...texts].sort((a, b) => b.grade - a.grade).slice(0, 10);
  const lengths = texts.map(({ words }) => words);
  return [
    `Reading grade of the explanations: median ${median(grades).toFixed(1)}, at most ${LIMITS.grade} allowed. The hardest ten:`,
    `  ${hardest.map(({ entry, grade }) => `${entry} ${grade.toFixed(1)}`).join(', ')}`,
    `Words of an explanation: median ${median(lengths)}, longest ${Math.max(0, ...lengths)}, at most ${LIMITS.plain} allowed`,
  ];
}

const sum = (entries: readonly LocatedEntry[], count: (entry: LocatedEntry) => number): number =>
  entries.reduce((total, entry) => total + count(entry), 0);

const kilobytes = (text: string): string =>
  `${(text.length / 1000).toFixed(0)} kB (${(gzipSync(text).length / 1000).toFixed(0)} kB gzip)`;

function conceptLine(concepts: readonly Concept[], covering: Covering): string {
  const all = concepts.map((concept) => covering.ofConcept(concept));
  const count = (how: (typeof coverages)[number]) => all.filter((one) => one === how).length;
  return `Concepts of the documents: ${concepts.length}; ${count('underlined') + count('in part')} underlined, ${count('search')} found by search, ${count('not covered')} not covered`;
}

/** The lines of the report. The glossary must have passed all checks. */
export function stateLines(loaded: Loaded, concepts: readonly Concept[]): string[] {
  const { glossary } = loaded;
  const { entries } = glossary;
  return [
    `${entries.length} entries`,
    ...kindRows(entries),
    '',
    ...sourceRows(loaded),
    '',
    conceptLine(concepts, new Covering(glossary)),
    ...textLines(loaded),
    `Forms: ${sum(entries, ({ forms }) => forms?.length ?? 0)} sure, ${sum(entries, ({ in_context }) => in_context?.length ?? 0)} in context; ${sum(entries, ({ also }) => also?.length ?? 0)} further names for search`,
    `Compiled: probe ${kilobytes(JSON.stringify(compileProbe(entries)))}, tables ${kilobytes(JSON.stringify(compileTables(entries)))}, cards ${kilobytes(JSON.stringify(compileCards(glossary)))}`,
  ];
}
