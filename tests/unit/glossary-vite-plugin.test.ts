/** The glossary in a build: what the modules hold, and that a fault fails the build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../glossary/tables.ts';
import { glossary } from '../../glossary/vite-plugin.ts';
import { wordsIn } from './glossary-kit.ts';
import { GOOD, glossaryOnDisk } from './glossary-on-disk.ts';

async function built(folder: string, source: string): Promise<Record<string, unknown>> {
  writeFileSync(join(folder, 'main.js'), source);
  const result = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [glossary(folder)],
    build: { write: false, minify: false, lib: { entry: join(folder, 'main.js'), formats: ['es'] } },
  });
  const [bundle] = [result].flat() as { output: { code: string }[] }[];
  const code = bundle!.output[0]!.code;
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
}

describe('a build', () => {
  test('carries tables that find the words, and the cards', async () => {
    const { full, probe, cards } = (await built(
      glossaryOnDisk(),
      `export { tables as full } from 'virtual:glossary/tables';
       export { probe } from 'virtual:glossary/probe';
       export { entries as cards } from 'virtual:glossary/entries';`,
    )) as { full: never; probe: { keys: string }; cards: { id: string; sources: unknown }[] };
    expect(wordsIn(new Lexicon(full), 'two bone scans')).toEqual(['bone scans']);
    expect(probe.keys).toEqual(['bone']);
    expect(cards).toMatchObject([
      { id: 'bone-scan', kind: 'tests', sources: { documents: [], checked: ['L'] } },
    ]);
    // Where a card goes to look is the reader's business; what the authors keep for themselves stays at home.
    expect(Object.keys(cards[0]!)).not.toContain('at');
  });

  test.each([
    [
      'an unknown id',
      GOOD.replace('from: []', 'from: [a-book]'),
      /entries\/tests\.yaml:1 .*"bone-scan".*a-book/s,
    ],
    ['a missing field', GOOD.replace(/ {2}plain.*\n/, ''), /entries\/tests\.yaml:1 .*"bone-scan".*plain/s],
    [
      'YAML that cannot be read',
      GOOD.replace('forms: [bone scan]', 'forms: [bone scan'),
      /entries\/tests\.yaml:\d/,
    ],
  ])('fails with %s, and says where', async (_, yaml, message) => {
    const folder = glossaryOnDisk({ 'entries/tests.yaml': yaml });
    await expect(built(folder, `import 'virtual:glossary/tables';`)).rejects.toThrow(message);
  });
});
