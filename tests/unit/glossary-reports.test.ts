/** What `npm run glossary` prints. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DocumentsReport } from '../../glossary/documents-report.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { stateLines } from '../../glossary/state.ts';
import { textLines } from '../../glossary/text-report.ts';
import { entry } from './glossary-kit.ts';
import { GOOD, glossaryOnDisk, root } from './glossary-on-disk.ts';

const entries = [
  entry('bone-scan', { forms: ['bone scan'] }),
  entry('biopsy', { in_context: [{ form: 'biopsy', needs: ['bone-scan'] }] }),
  entry('pain', { look_up: true }),
];

describe('a text', () => {
  it('gives what would be underlined in the order of first places, then what is unknown', () => {
    expect(textLines(entries, ['A biopsy and a Bone\nScan.', 'Two bone scans, pain, a sarcoma.'])).toEqual([
      'Words on the page: 12. Places underlined: 3. Different entries: 2',
      '     1×  biopsy     in context  biopsy',
      '     2×  bone-scan  sure        Bone Scan | bone scans',
      'Look medical and are in no entry: 1',
      '     1×  sarcoma  shape             Two bone scans, pain, a sarcoma.',
    ]);
  });

  it('underlines nothing without a reason', () => {
    expect(textLines(entries, ['A biopsy.'])).toEqual([
      'Words on the page: 2. Places underlined: 0. Different entries: 0',
      'Look medical and are in no entry: none',
    ]);
  });
});

describe('a document', () => {
  const concept = { concept: 'a', entries: ['bone-scan'], from: ['doc'], at: '' };
  const report = new DocumentsReport({ entries }, [
    { ...concept, strings: ['bone scan', 'scan of the bones'] },
    { ...concept, concept: 'pain', entries: ['pain'], strings: ['pain'] },
    { ...concept, concept: 'gone', strings: ['x-ray'] },
  ]);

  it('gives which concepts stand in it, how each is covered, and what is unknown', () => {
    expect(report.lines('doc', ['A Bone\u00a0scan,', 'a scan of the\nbones, painful pain; CDK7.'])).toEqual([
      'doc: 2 of our 3 concepts stand in it',
      '  underlined (1): bone scan',
      '  found by search only (1): pain',
      '  NOT COVERED (1): scan of the bones',
      '  named as its concepts but not in it: gone',
      '  Look medical and are in no entry: 1',
      '       1×  CDK7  capitals          a scan of the bones, painful pain; CDK7.',
    ]);
  });

  it('may be any other text', () => {
    expect(report.lines('other', ['Nothing.'])).toEqual([
      'other: 0 of our 3 concepts stand in it',
      '  Look medical and are in no entry: none',
    ]);
  });
});

it('the state counts entries, sources, texts and sizes', () => {
  const folder = glossaryOnDisk({
    'entries/tests.yaml': GOOD,
    'entries/body.yaml': GOOD.replaceAll('bone-scan', 'bone')
      .replace('forms: [bone scan]', 'look_up: true')
      .replace('from: []', 'from: [a-document]'),
  });
  const loaded = loadGlossary(folder);
  expect(loaded.faults).toEqual([]);
  const text = stateLines(loaded, []).join('\n');
  expect(text).toMatch(/^2 entries\n/);
  expect(text).toMatch(/\n {2}Tests and scans +1 +0 +1 +0 +0 +0\n/);
  expect(text).toMatch(/\n {2}all +2 +1 +1 +1 +0 +0\n/);
  expect(text).toContain('    1  a-document (L, 2020)');
  expect(text).toContain('    2  a-reference (L)');
  expect(text).toContain('Forms: 1 sure, 0 in context; 0 further names for search');
  expect(text).toMatch(/Compiled: probe \d+ kB \(\d+ kB gzip\), tables /);
});

// Each starts a Node of its own, on a machine that may be busy.
describe('the command', { timeout: 60_000 }, () => {
  const command = join(root, 'scripts', 'glossary.ts');
  const answer = (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
    return { status, stderr, stdout };
  };
  const folder = mkdtempSync(join(tmpdir(), 'plainword-command-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [['--text', join(folder, 'none.txt')], /^plainword: There is no file ".*none\.txt"\.\n$/],
    [['--text', folder], /^plainword: ".*" is a folder\. Name a file\.\n$/],
    [['--documents', join(folder, 'none')], /^plainword: There is no folder ".*none"\.\n$/],
    [['--documents', folder], /^plainword: ".*" holds no text file .*\n$/],
    [['--documents', command], /^plainword: ".*" is not a folder\.\n$/],
    [['--wrong'], /^plainword: .*--wrong.*\n$/],
    [['--text'], /^plainword: .*\n$/],
  ])('says in one line what is wrong: %s', (args, message) => {
    expect(answer(...args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  it('explains itself', () =>
    expect(answer('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--documents DIR'),
    }));

  it('reads a page', () => {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<script>lumpectomy</script><p>A <b>HER2</b>-positive breast cancer.</p>');
    const said = execFileSync(process.execPath, [command, '--text', page], { encoding: 'utf8' });
    expect(said).toMatch(
      /^Words on the page: 4\. Places underlined: 1\. Different entries: 1\n +1× +her2-positive-breast-cancer +sure +HER2-positive breast cancer\n/,
    );
  });
});
