/** Words that look medical and are in no entry. */
import { describe, expect, it } from 'vitest';
import { type Sign, Unknowns } from '../../glossary/unknown.ts';
import { entry } from './glossary-kit.ts';

const unknowns = new Unknowns([
  entry('lumpectomy', { forms: ['lumpectomy'], plain: 'Surgery that takes out a lump and gentle care.' }),
  entry('pain', { look_up: true, also: ['neuralgia'] }),
  entry('cea', { in_context: [{ form: 'CEA' }] }),
  entry('tnm', { forms: ['{tnm}'] }),
]);

const signs = (...blocks: string[]): [string, Sign][] =>
  unknowns.in(blocks).map(({ word, sign }) => [word, sign]);

describe('a word looks medical', () => {
  it.each([
    'mastectomies',
    'sarcoma',
    'durvalumab',
    'lapatinib',
    'leukaemia',
    'anaemic',
    'bronchoscopy',
    'hyperplasia',
    'cardiotoxicity',
    'lymphocyte',
    'post-angioplasty',
  ])('by its shape: %s', (word) => expect(signs(`There was ${word} in it`)).toEqual([[word, 'shape']]));

  it.each(['CDK7', 'PIK3CA', 'CA-125', 'LDL', 'mTOR', 'MONALEESA-2'])('by its capitals: %s', (word) =>
    expect(signs(`There was ${word} in it`)).toEqual([[word, 'capitals']]),
  );

  it('by its company, from the second time on', () => {
    expect(signs('A bilateral lumpectomy. One bilateral lumpectomy.')).toEqual([['bilateral', 'company']]);
    expect(signs('A bilateral lumpectomy.')).toEqual([]);
    expect(signs('A gentle lumpectomy. One gentle lumpectomy.')).toEqual([]);
    expect(signs('Lumpectomy, bilateral. Lumpectomy, bilateral.')).toEqual([]);
  });
});

describe('a word does not', () => {
  it.each([
    'program',
    'kilograms',
    'Instagram',
    'diploma',
    'academic',
    'systemic',
    'pandemic',
    'purposes',
    'crib',
    'Rome',
  ])('because it is everyday English: %s', (word) => expect(signs(`There was ${word} in it`)).toEqual([]));

  it.each(['lumpectomies', 'neuralgia', 'CEA', 'pT2 pN1a'])('because an entry has it: %s', (word) =>
    expect(signs(`There was ${word} in it`)).toEqual([]),
  );

  it('because the capitals say nothing', () => {
    expect(
      signs('TAMPA, Fla. – The US and the UK, in stage IIB', 'A HEADING ABOUT XYZ', 'With J. and KL there'),
    ).toEqual([]);
    expect(signs('It was GENTLE CARE then')).toEqual([]);
  });
});

it('counts a word in all its spellings and shows it where it stood first', () => {
  expect(unknowns.in(['No sarcoma was seen in the breast.', "The Sarcoma's edge"])).toEqual([
    { word: 'sarcoma', sign: 'shape', count: 2, around: 'No sarcoma was seen in the breast.' },
  ]);
});
