/** The project's own glossary, and glossaries on disk for tests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadGlossary } from '../../glossary/load.ts';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

const SOURCES = {
  'documents.yaml': '- id: a-document\n  title: T\n  publisher: P\n  label: L, 2020\n',
  'references.yaml': '- id: a-reference\n  title: T\n  publisher: P\n  label: L\n',
  'reasons.yaml': '- id: about-bones\n  means: The page is about bones\n  any_of: [bone-scan]\n',
};

/** An entry as a person would write it. */
export const GOOD = `- id: bone-scan
  term: bone scan
  forms: [bone scan]
  plain: A test that shows bones.
  from: []
  checked: [a-reference]
`;

/** A project's folder with this glossary, for the time of a test; by default one good entry in tests.yaml. */
export function glossaryOnDisk(files: Record<string, string> = { 'entries/tests.yaml': GOOD }): string {
  const folder = mkdtempSync(join(tmpdir(), 'plainword-glossary-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'glossary', 'entries'), { recursive: true });
  for (const [name, text] of Object.entries({ ...SOURCES, ...files })) {
    writeFileSync(join(folder, 'glossary', name), text);
  }
  return folder;
}

/** Messages about one file of entries, without the file's name. */
export const messages = (yaml: string): string[] =>
  loadGlossary(glossaryOnDisk({ 'entries/tests.yaml': yaml })).faults.map(
    ({ at, entry, message }) =>
      `${at.replace('glossary/entries/tests.yaml:', '')}${entry ? ` ${entry}` : ''}: ${message}`,
  );

/** The good entry with one line changed. */
export const changed = (line: string, to: string): string => GOOD.replace(line, to);
/** The line of its explanation. */
export const PLAIN = '  plain: A test that shows bones.';
