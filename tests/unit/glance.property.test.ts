/** The glance against the full tables: wherever these would show a word, it tells that there may be one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileProbe } from '../../glossary/compile-probe.ts';
import type { LocatedEntry } from '../../glossary/entry.ts';
import { Glance, SEAM } from '../../highlight/glance.ts';
import { glossaryAndTexts } from './glossary-arbitraries.ts';
import { entry, lexiconOf, shownOn } from './glossary-kit.ts';

/** True if there may be a word in texts that follow one another, whether or not they stand in one line of thought. */
const mayHold = (entries: readonly LocatedEntry[], texts: readonly string[]): boolean =>
  new Glance(compileProbe(entries)).mayHold(texts.map((text) => text + SEAM).join(''), () => true);

describe('the glance', { timeout: 60_000 }, () => {
  test.each([
    ['a longer form amid its own capitals', ['PET', 'PET CT'], 'PET CT'],
    ['a shorter form whose dash is open', ['HER2-', 'HER2- ABC negative'], 'HER2- ABC-negative'],
    ['a shorter form that a letter follows', ['Abc+', 'Abc+ve'], 'abc+ve'],
    ['a shorter form in what could be an address', ['breastcancer', 'breastcancer.org'], 'breastcancer.org'],
    ['a long word with soft hyphens', ['breast carcinoma'], 'breast carci\u00adno\u00admas'],
    ['what is parted by a line of blanks', ['sentinel lymph node'], `sentinel${' '.repeat(9000)}lymph node`],
    [
      'what is parted by much that is not there',
      ['sentinel node'],
      `sentinel${'     \u200b'.repeat(2000)}node`,
    ],
    ['plurals and British spellings', ['breast tumor biopsy'], 'breast tumour biopsies'],
    ['numbers', ['{n} cm from the nipple', 'INAVO{n}'], '2.5 cm from the nipple'],
    ['a number in a word', ['INAVO{n}'], 'the INAVO120 trial'],
    ['two words that everybody uses', ['side effect'], 'Any side effects?'],
    ['a form that begins with a letter of another script', ['β-hCG'], 'The β-hCG level'],
    ['a form that begins with a number of its own', ['21-gene test'], 'the 21-gene test'],
    ['a code', ['{tnm}'], 'pT2N0M0'],
  ])('tells of %s', (_, forms, text) => {
    const entries = forms.map((form, i) => entry(`e${i}`, { forms: [form] }));
    expect(shownOn(lexiconOf(entries), [text])).toHaveLength(1);
    expect(mayHold(entries, [text])).toBe(true);
  });

  test.each([
    [['lymph node'], 'lymph glands and a node'],
    [['side effect'], 'the effect on the side'],
    [['PET'], 'a pet'],
    [['ER+'], 'the ER is busy'],
    [['letrozole'], 'metronidazole'],
    [['metastasis'], 'peri\u00admetastasis'],
  ])('passes over what only looks like %j: "%s"', (forms, text) =>
    expect(mayHold([entry('e', { forms })], [text])).toBe(false),
  );

  test.each([
    ['Stage', 'pT2N0M0'],
    ['pT', '2', 'N1'],
  ])('tells of a code in or across texts: %j', (...texts) =>
    expect(mayHold([entry('e', { forms: ['{tnm}'] })], texts)).toBe(true),
  );

  test('tells wherever the full tables show something', () => {
    fc.assert(
      fc.property(glossaryAndTexts, ([entries, page]) => {
        fc.pre(shownOn(lexiconOf(entries), page).length > 0);
        expect(
          page.some((text) => mayHold(entries, [text])),
          JSON.stringify(page),
        ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('tells of it in pieces too', () => {
    const cuts = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });
    // What stands in the block before is no part of it.
    const beside = fc.constantFrom([], ['Table 2'], ['1'], ['HER'], ['bone ']);
    fc.assert(
      fc.property(
        glossaryAndTexts,
        cuts,
        fc.constantFrom('', '\u200b'),
        beside,
        ([entries, page], at, between, before) => {
          const lexicon = lexiconOf(entries);
          const text = page.find((one) => shownOn(lexicon, [one]).length > 0);
          fc.pre(text !== undefined);
          const ends = [...at.map((cut) => cut % text!.length), text!.length].sort((a, b) => a - b);
          const pieces = ends
            .flatMap((end, i) => [text!.slice(ends[i - 1] ?? 0, end), between])
            .filter(Boolean);
          expect(mayHold(entries, [...before, ...pieces]), JSON.stringify(pieces)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    ['one string of letters', (length: number) => 'a'.repeat(length)],
    ['letters in elements of their own', (length: number) => `a${SEAM}`.repeat(length / 2)],
    ['letters with empty texts between', (length: number) => `${`a${SEAM.repeat(9)}`.repeat(length / 10)}a`],
  ])('%s costs no more the longer it is, for each letter', (_, textOf) => {
    const glance = new Glance(compileProbe([entry('e', { forms: ['letrozole'] })]));
    const time = (text: string) => {
      const start = performance.now();
      for (let i = 0; i < 20; i++) glance.mayHold(text, () => true);
      return performance.now() - start;
    };
    const [short, long] = [textOf(1000), textOf(16_000)];
    time(long);
    const ratios = Array.from({ length: 7 }, () => time(long) / time(short)).sort((a, b) => a - b);
    // 16 if each letter costs alike, 256 if each costs what all do.
    expect(ratios[3]).toBeLessThan(80);
  });
});
