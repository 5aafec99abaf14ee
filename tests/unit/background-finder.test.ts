import { describe, expect, it } from 'vitest';
import { createFinder } from '../../entrypoints/background/finder.ts';
import { compileTables } from '../../glossary/compile.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { Lexicon } from '../../glossary/tables.ts';
import { namesOf } from '../../glossary/underlined.ts';

const { entries } = loadGlossary(process.cwd()).glossary;
const finder = createFinder(entries.map(namesOf), new Lexicon(compileTables(entries)));
const idsOf = (text: string) => {
  const { entries: meant, similar } = finder.find(text);
  return { meant: meant.map((i) => entries[i]!.id), similar: similar.map((i) => entries[i]!.id) };
};

describe('a selected text', () => {
  it.each([
    ['biopsy', 'biopsy'],
    ['  Biopsies. ', 'biopsy'],
    ['“HER2‑positive”', 'her2-positive-breast-cancer'],
    ['mammograms', 'mammogram'],
    ['tumour', 'tumor'],
    ['surgery', 'surgery'],
    ['LETROZOLE', 'letrozole'],
    ['Femara', 'letrozole'],
    ['took the letrozole', 'letrozole'],
  ])('"%s" means %s', (text, id) => {
    expect(idsOf(text)).toEqual({ meant: [id], similar: [] });
  });

  it.each([
    ['letrozol', 'letrozole'],
    ['anastrazole', 'anastrozole'],
    ['Herseptin', 'trastuzumab'],
    ['mamogram', 'mammogram'],
  ])('"%s" is nothing by itself, but similar to %s', (text, id) => {
    const { meant, similar } = idsOf(text);
    expect(meant).toEqual([]);
    expect(similar).toContain(id);
    expect(similar.length).toBeLessThanOrEqual(3);
  });

  it('is shown with the name that is similar, as it is written', () => {
    const { similar, names } = finder.find('Herseptin');
    expect(names[similar.findIndex((i) => entries[i]!.id === 'trastuzumab')]).toBe('Herceptin');
  });

  it.each([
    ['trastuzumab deruxtican', 'trastuzumab-deruxtecan'],
    ['trastuzumab emtansin', 'trastuzumab-emtansine'],
    ['sacituzumab tirumotecam', 'sacituzumab-tirumotecan'],
  ])('"%s" is not the drug whose whole name stands in it', (text, id) => {
    const { meant, similar } = idsOf(text);
    expect(meant).toEqual([]);
    expect(similar[0]).toBe(id);
  });

  it('that is one drug is never another with a similar name', () => {
    for (const [text, id] of [
      ['pertuzumab', 'pertuzumab'],
      ['trastuzumab', 'trastuzumab'],
      ['docetaxel', 'docetaxel'],
      ['paclitaxel', 'paclitaxel'],
    ] as const)
      expect(idsOf(text).meant).toEqual([id]);
  });

  it.each(['', '   ', '…', 'wheelbarrow factory', '7', 'x'.repeat(5000)])('"%s" is nothing', (text) => {
    expect(idsOf(text).meant).toEqual([]);
  });
});
