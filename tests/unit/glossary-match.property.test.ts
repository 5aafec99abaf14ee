/** The matcher against a slow reference, over random glossaries and texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, Evidence } from '../../glossary/decide.ts';
import type { Lexicon } from '../../glossary/tables.ts';
import { formsOf, glossaries, glossaryAndTexts, texts } from './glossary-arbitraries.ts';
import { entry, foundIn, isOpen, lexiconOf, shownOn } from './glossary-kit.ts';
import { Reference } from './glossary-reference.ts';

const inOrder = (list: string[]) => list.sort();

describe('finding', { timeout: 30_000 }, () => {
  test('finds what the slow reference finds', () => {
    fc.assert(
      fc.property(glossaryAndTexts, ([entries, page]) => {
        const lexicon = lexiconOf(entries);
        const reference = new Reference(entries);
        for (const text of page) {
          const fast = foundIn(lexicon, text).map(
            ({ start, end, shouted, form }) =>
              `${start}-${end} ${form.silencer === undefined ? form.senses.map((s) => s.entry) : 'silences'} ${shouted}`,
          );
          const slow = reference
            .find(text)
            .map(
              ({ start, end, shouted, senses, silencer }) =>
                `${start}-${end} ${silencer === undefined ? senses.map((s) => s.entry) : 'silences'} ${shouted}`,
            );
          expect(inOrder(fast), JSON.stringify(text)).toEqual(inOrder(slow));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('shows what the slow reference shows, and words never overlap', () => {
    fc.assert(
      fc.property(glossaryAndTexts, ([entries, page]) => {
        const shown = shownOn(lexiconOf(entries), page);
        expect(shown).toEqual(new Reference(entries).shown(page));
        shown.forEach((word, i) => {
          expect(word.start).toBeLessThan(word.end);
          expect(word.end).toBeLessThanOrEqual(page[word.text]!.length);
          const before = shown[i - 1];
          if (before?.text === word.text) expect(word.start).toBeGreaterThanOrEqual(before.end);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('never finds anything inside a word, whatever the letters', () => {
    const letter = fc.constantFrom('x', 'X', 'é', 'ß', 'ı', '7', '_', '漢', 'ф', 'ა', '\u0301', '𝐀', 'ª');
    const absent = fc.constantFrom('', '', '\u00ad', '\u200b\u200d', '\ufeff');
    const lexicon = lexiconOf(
      ['bone scan', 'HER2', 'ER+', 'AI', "Paget's", 'stage IV'].map((form, i) =>
        entry(`e${i}`, { forms: [form] }),
      ),
    );
    const word = fc.constantFrom('bone scan', 'HER2', 'ER+', 'AI', 'Paget’s', 'stage IV', 'bone scans');
    fc.assert(
      fc.property(word, letter, letter, absent, (form, before, after, nothing) => {
        expect(foundIn(lexicon, `a ${before}${nothing}${form} b`)).toEqual([]);
        expect(foundIn(lexicon, `a ${form}${nothing}${after} b`)).toEqual([]);
        expect(foundIn(lexicon, `a ${form}${nothing} b`)).toHaveLength(1);
      }),
    );
  });
});

/** Halves of one word are the reader's to join. */
const areGlued = (left: string, right: string) =>
  /[\p{L}\p{N}\p{M}\p{Cf}]$/u.test(left) && /^[\p{L}\p{N}\p{M}\p{Cf}]/u.test(right);

describe('reading in pieces', { timeout: 30_000 }, () => {
  /** What `open` promises: where it is false, nothing that stands around the text can change what was found in it. */
  test('a text that is not open reads the same, whatever stands around it', () => {
    fc.assert(
      fc.property(
        glossaries.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            texts(formsOf(entries)),
            texts(formsOf(entries)),
            texts(formsOf(entries)),
          ),
        ),
        ([entries, before, text, after]) => {
          const lexicon = lexiconOf(entries);
          const found = foundIn(lexicon, text);
          fc.pre(!isOpen(lexicon, text));
          fc.pre(!areGlued(before, text));
          fc.pre(!areGlued(text, after));
          const joined = shownFrom(
            lexicon,
            before + text + after,
            before.length,
            before.length + text.length,
          );
          const own = found.map(
            ({ start, end, form }) => `${start}-${end} ${form.senses.map((s) => s.entry)}`,
          );
          expect(own).toEqual(joined);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What is found within a part of a text. */
function shownFrom(lexicon: Lexicon, text: string, from: number, to: number): string[] {
  return foundIn(lexicon, text)
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end, form }) => `${start - from}-${end - from} ${form.senses.map((s) => s.entry)}`);
}

describe('evidence', { timeout: 30_000 }, () => {
  test('what came and went leaves no trace: the page shows what a fresh reading would show', () => {
    fc.assert(
      fc.property(
        glossaries.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.array(fc.tuple(texts(formsOf(entries)), fc.boolean()), { minLength: 1, maxLength: 8 }),
          ),
        ),
        ([entries, steps]) => {
          const lexicon = lexiconOf(entries);
          const evidence = new Evidence(lexicon);
          const found = steps.map(([text]) => foundIn(lexicon, text));
          for (const list of found) {
            evidence.add(list);
            evidence.refresh();
          }
          steps.forEach(([, stays], i) => {
            if (!stays) evidence.remove(found[i]!);
          });
          evidence.refresh();
          const stay = steps.filter(([, stays]) => stays).map(([text]) => text);
          const shown = found
            .filter((_, i) => steps[i]![1])
            .flatMap((list, text) => decide(list, evidence).map((word) => ({ text, ...word })));
          expect(shown).toEqual(shownOn(lexicon, stay));
        },
      ),
      { numRuns: 200 },
    );
  });
});
