/** `npm run glossary`: the state of the glossary. Options: --check (faults only). */
import { resolve } from 'node:path';
import { compileTables } from '../glossary/compile.ts';
import { kinds } from '../glossary/kinds.ts';
import { loadGlossary } from '../glossary/load.ts';
import { faultsText } from '../glossary/read.ts';

const root = resolve(import.meta.dirname, '..');
const { glossary, faults, texts } = loadGlossary(root);
const { entries } = glossary;
const say = (line = '') => process.stdout.write(`${line}\n`);
const middle = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

if (!process.argv.includes('--check')) {
  say(`${entries.length} entries`);
  for (const [kind, label] of Object.entries(kinds)) {
    const own = entries.filter((e) => e.kind === kind);
    const named = own.filter((e) => e.from.length > 0).length;
    say(
      `  ${label.padEnd(36)} ${String(own.length).padStart(4)}   ${String(named).padStart(4)} from the documents`,
    );
  }
  const sure = entries.reduce((n, e) => n + (e.forms?.length ?? 0), 0);
  const inContext = entries.reduce((n, e) => n + (e.in_context?.length ?? 0), 0);
  say(
    `forms: ${sure} sure, ${inContext} in context; ${entries.filter((e) => e.look_up).length} entries for looking up only`,
  );
  say(`reading grade of "plain": median ${middle(texts.map((t) => t.grade)).toFixed(1)}; the hardest ten:`);
  for (const t of [...texts].sort((a, b) => b.grade - a.grade).slice(0, 10))
    say(`  ${t.grade.toFixed(1)}  ${t.entry}`);
  const lengths = texts.map((t) => t.words);
  say(`words of "plain": median ${middle(lengths)}, most ${Math.max(0, ...lengths)}`);
  if (faults.length === 0) {
    const tables = compileTables(entries);
    say(`tables: ${(JSON.stringify(tables).length / 1000).toFixed(0)} kB`);
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faultsText(faults)}\n`);
  process.exitCode = 1;
}
