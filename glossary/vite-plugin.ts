/**
 * Compiles the glossary into the bundles: `virtual:glossary/tables` for the script in the page, `virtual:glossary/entries`
 * and `virtual:glossary/names` for the background. A fault in the glossary fails the build with file, entry and reason.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileCards, compileTables } from './compile.ts';
import { compileProbe } from './compile-probe.ts';
import { type Loaded, loadGlossary } from './load.ts';
import { faultsText, type Glossary } from './read.ts';
import { namesOf } from './underlined.ts';

const PREFIX = 'virtual:glossary/';

/** A string to parse is faster to start than an object to evaluate. */
const parsed = (name: string, value: unknown) =>
  `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

/**
 * Strings, each of its own. The zero is taken away again: a list of nothing but strings the minifier would write as one long
 * string, which the browser would have to take apart in every page.
 */
const listed = (strings: readonly string[]) =>
  `[${strings.map((one) => JSON.stringify(one)).join(',')},0].slice(0, -1)`;

function probeModule({ entries }: Glossary): string {
  const { keys, forms, codes, inCodes } = compileProbe(entries);
  return `export const probe = { codes: ${JSON.stringify(codes)}, inCodes: ${JSON.stringify(inCodes)}, keys: ${listed(keys)}, forms: ${listed(forms)} };`;
}

const modules: Record<string, (glossary: Glossary) => string> = {
  probe: probeModule,
  tables: ({ entries }) => `export const tables = ${JSON.stringify(compileTables(entries))};`,
  entries: (glossary) => parsed('entries', compileCards(glossary)),
  names: ({ entries }) => parsed('names', entries.map(namesOf)),
};

const filesOf = (root: string): string[] => {
  const folder = join(root, 'glossary');
  const entries = readdirSync(join(folder, 'entries')).map((file) => join(folder, 'entries', file));
  return [
    join(folder, 'documents.yaml'),
    join(folder, 'references.yaml'),
    join(folder, 'reasons.yaml'),
    ...entries,
  ];
};

/** One build makes many bundles: the glossary is read again only where a file has changed. */
let last: { stamp: string; loaded: Loaded } | null = null;

function load(root: string): Loaded {
  const stamp = filesOf(root)
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .join('\n');
  if (last?.stamp !== stamp) last = { stamp, loaded: loadGlossary(root) };
  return last.loaded;
}

export function glossary(root: string = process.cwd()): Plugin {
  return {
    name: 'plainword-glossary',
    resolveId: (id) =>
      id.startsWith(PREFIX) && Object.hasOwn(modules, id.slice(PREFIX.length)) ? `\0${id}` : null,
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      for (const file of filesOf(root)) this.addWatchFile(file);
      const { glossary, faults } = load(root);
      if (faults.length > 0) this.error(`\n${faultsText(faults)}`);
      return modules[id.slice(PREFIX.length + 1)]!(glossary);
    },
  };
}
