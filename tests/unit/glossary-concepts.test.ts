/** The glossary covers the five documents: our own list says so, and so does the list it was made from, where it is. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Concept, Covering, checkConcepts, folded, readConcepts } from '../../glossary/concepts.ts';
import { loadGlossary } from '../../glossary/load.ts';
import type { Fault } from '../../glossary/read.ts';
import { entry } from './glossary-kit.ts';
import { glossaryOnDisk, root } from './glossary-on-disk.ts';

const LIST = resolve(root, '../shared/vocabulary/document_terms.tsv');

const { glossary } = loadGlossary(root);
const faults: Fault[] = [];
const concepts = readConcepts(root, faults);

describe('the concepts of the documents', () => {
  it('are 199, and every one is covered', () => {
    expect(concepts).toHaveLength(199);
    checkConcepts(concepts, glossary, faults);
    expect(faults).toEqual([]);
  });

  it.runIf(existsSync(LIST))('are those of document_terms.tsv, in all its forms', () => {
    const [, ...rows] = readFileSync(LIST, 'utf8').trim().split('\n');
    const ours = new Map(concepts.map((concept) => [concept.concept, concept]));
    expect(rows).toHaveLength(199);
    for (const row of rows) {
      const [headword = '', forms = '', documents = ''] = row.split('\t');
      const concept = ours.get(headword);
      expect(concept, headword).toBeDefined();
      expect(concept!.from, headword).toEqual(documents.split('|'));
      const strings = new Set(concept!.strings.map(folded));
      for (const form of forms.split('|')) expect(strings, headword).toContain(folded(form));
    }
  });
});

describe('the check', () => {
  const scan = entry('bone-scan', {
    forms: ['bone scan'],
    also: ['picture of the bones'],
    from: ['a-document'],
  });
  const pain = entry('pain', { look_up: true, also: ['ache'] });
  const documents = [{ id: 'a-document', title: 'T', publisher: 'P', label: 'L' }];
  const concept: Concept = {
    concept: 'bone scan',
    entries: ['bone-scan'],
    from: ['a-document'],
    strings: ['bone scans'],
    at: 'c:1',
  };

  const messages = (changed: Partial<Concept>) => {
    const found: Fault[] = [];
    checkConcepts([{ ...concept, ...changed }], { entries: [scan, pain], documents }, found);
    return found.map(({ message }) => message);
  };

  it('tells how a string is covered', () => {
    const covering = new Covering({ entries: [scan, pain] });
    expect(covering.of('Bone\u00a0Scans', ['bone-scan'])).toBe('underlined');
    expect(covering.of('bone scan of the hip', ['bone-scan'])).toBe('in part');
    expect(covering.of('Picture of the bones', ['bone-scan'])).toBe('search');
    expect(covering.of('ache', ['pain'])).toBe('search');
    expect(covering.of('ache', ['bone-scan'])).toBe('not covered');
    expect(covering.ofConcept({ ...concept, strings: ['bone scan', 'picture of the bones'] })).toBe(
      'underlined',
    );
    expect(covering.ofConcept({ ...concept, strings: ['bone scan', 'x-ray'] })).toBe('not covered');
  });

  it('accepts what is covered', () => expect(messages({})).toEqual([]));

  it('names what is not', () => {
    expect(messages({ strings: ['bone scan', 'x-ray'] })).toEqual([
      '"x-ray" is neither underlined as bone-scan nor found by search. Add it to "also" there.',
    ]);
    expect(messages({ entries: ['bone-scam'] })).toContain('entry: there is no entry "bone-scam".');
    expect(messages({ entries: [] })).toContain('entry: names no entry.');
    expect(messages({ from: ['another'] })).toEqual(['from: there is no document "another".']);
    expect(messages({ entries: ['pain'], strings: ['pain'] })).toEqual([
      'from: the document "a-document" uses this, but pain does not name it in "from".',
    ]);
  });

  it('reads the list with messages of its own', () => {
    const found: Fault[] = [];
    const folder = glossaryOnDisk({
      'concepts.yaml':
        '- concept: a\n  entry: b\n  from: [c]\n  strings: [d]\n- concept: e\n  entry: f\n  string: [g]\n  from: [h]\n',
    });
    expect(readConcepts(folder, found)).toEqual([
      { concept: 'a', entries: ['b'], from: ['c'], strings: ['d'], at: 'glossary/concepts.yaml:1' },
    ]);
    expect(found.map(({ at, message }) => `${at} ${message}`)).toEqual([
      expect.stringContaining('glossary/concepts.yaml:5 strings: is missing'),
      expect.stringContaining('glossary/concepts.yaml:7 "string" is not a field of a concept'),
    ]);
  });
});
