/** Small glossaries for tests: entries in memory, and glossaries on disk. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocatedEntry } from '../../glossary/entry.ts';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

export const entry = (id: string, fields: Partial<LocatedEntry> = {}): LocatedEntry => ({
  id,
  term: id.replaceAll('-', ' '),
  kind: 'tests',
  at: `glossary/entries/tests.yaml:1`,
  plain: 'A plain text.',
  see: [],
  from: [],
  checked: ['a-reference'],
  ...fields,
});

const SOURCES = {
  'documents.yaml': '- id: a-document\n  title: T\n  publisher: P\n  label: L, 2020\n',
  'references.yaml': '- id: a-reference\n  title: T\n  publisher: P\n  label: L\n',
};

/** An entry as a person would write it. */
export const GOOD = `- id: bone-scan
  term: bone scan
  forms: [bone scan]
  plain: A test that shows bones.
  from: []
  checked: [a-reference]
`;

/** A project's folder with this glossary; by default one good entry in tests.yaml. */
export function glossaryOnDisk(files: Record<string, string> = { 'entries/tests.yaml': GOOD }): string {
  const folder = mkdtempSync(join(tmpdir(), 'plainword-glossary-'));
  mkdirSync(join(folder, 'glossary', 'entries'), { recursive: true });
  for (const [name, text] of Object.entries({ ...SOURCES, ...files })) {
    writeFileSync(join(folder, 'glossary', name), text);
  }
  return folder;
}
