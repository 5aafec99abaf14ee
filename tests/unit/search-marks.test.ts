import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from '../../entrypoints/sidepanel/search/Marked.tsx';

const marked = (text: string, words: string[], beginnings: string[] = []) => {
  const marks = marksOf(words, beginnings);
  return marks ? [...text.matchAll(marks)].map(([found]) => found) : [];
};

test('whole words and beginnings are marked, whatever their case, and nothing within words', () => {
  expect(marked('HER2-positive, other, positives', ['positive', 'her'])).toEqual(['positive']);
  expect(marked('Herceptin and heRceptin Hylecta', ['herceptin'])).toEqual(['Herceptin', 'heRceptin']);
  expect(marked('stereotactic radiation, astereo', [], ['stereo'])).toEqual(['stereo']);
  expect(marked('lymph lymphs', ['lymph'], ['lymp'])).toEqual(['lymph', 'lymp']);
  expect(marksOf([], [])).toBeNull();
});

test('no word breaks the pattern', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, unit: 'binary' })), fc.string(), (words, text) => {
      for (const found of marked(text, words, words))
        expect(words.map((word) => word.toLowerCase())).toContain(found.toLowerCase());
    }),
  );
});
