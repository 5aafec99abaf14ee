/** Random glossaries and texts that look like the real ones, only worse. */
import fc from 'fast-check';
import type { ContextForm, LocatedEntry } from '../../glossary/entry.ts';
import { foldForm } from '../../glossary/forms.ts';
import { entry } from './glossary-kit.ts';

const WORDS = [
  'bone',
  'scan',
  'tumor',
  'biopsy',
  'metastasis',
  'HER2',
  'ER',
  'PR',
  'AI',
  'pCR',
  'PET',
  "Paget's",
  'DXd',
  'café',
  'Ki',
  'a1',
  'BRCA',
  'mutation',
];

/** A form as an author could type it. */
const form = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
    fc.array(fc.constantFrom(' ', ' ', '-', '/'), { minLength: 2, maxLength: 2 }),
    fc.constantFrom('', '', '', '', '+', '-', ' {n}', '{n}', ' {n}%', ' {n} cycles', ' ({n})'),
    fc.constantFrom('', '', '', '', '', '{n} ', '{n}/{n} ', 'C{n}D{n} '),
  )
  .map(([words, separators, end, begin]) => {
    const middle = words.map((word, i) => (i === 0 ? word : separators[i - 1] + word)).join('');
    return begin + middle + end;
  });

/** At most one sure claim on a form; no form in context that is sure elsewhere. */
export const glossaries: fc.Arbitrary<LocatedEntry[]> = fc
  .array(
    fc.record({
      forms: fc.array(form, { maxLength: 3 }),
      in_context: fc.array(
        fc.record({
          form,
          needs: fc.array(fc.nat(7), { maxLength: 2 }),
          unless: fc.array(fc.oneof(form, fc.constantFrom('gas', 'public', 'scan')), { maxLength: 1 }),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drafts) => {
    const claimed = new Set<string>();
    const once = (text: string) => !claimed.has(foldForm(text)) && claimed.add(foldForm(text));
    const ids = drafts.map((_, i) => `e${i}`);
    const sureForms = drafts.map(({ forms }) => forms.filter(once));
    return drafts.map(({ in_context }, i) =>
      entry(ids[i]!, {
        forms: sureForms[i]!,
        in_context: in_context
          .filter((context) => !claimed.has(foldForm(context.form)))
          .map(
            ({ form, needs, unless }): ContextForm => ({
              form,
              needs: needs.filter((need) => need < ids.length).map((need) => ids[need]!),
              unless: unless.filter((text) => /^[\p{L}\p{N}][^{}]+$/u.test(text)),
            }),
          ),
      }),
    );
  });

export const formsOf = (entries: readonly LocatedEntry[]): string[] =>
  entries.flatMap((e) => [
    ...(e.forms ?? []),
    ...(e.in_context ?? []).flatMap((context) => [context.form, ...(context.unless ?? [])]),
  ]);

const ABSENT = ['\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\ufe0f'];
const SPACES = [' ', '\u00a0', '  ', '\n', '\u2009', ' \u200b ', '\t'];
const DASHES = [
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u2212',
  '\uff0d',
  '\ufe63',
  '-\n',
  '-\u00ad\n ',
];
const WHOLE_NUMBERS = ['0', '3', '15', '120'];
const NUMBERS = [...WHOLE_NUMBERS, '2.5', '7,25', '0.07'];
/** What stands between two forms. */
const GLUE = [
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  ' ',
  '',
  ', ',
  '. ',
  '.',
  '/',
  '(',
  ') ',
  '-',
  '- ',
  ' and ',
  ' or ',
  '_',
  "'",
  '’s ',
  's ',
  'es',
  '+',
  '4',
  '²',
  '@',
  '.com',
  'http://x.y/',
  'www.',
  '.',
  '\n\n',
  'é',
  'e\u0301',
  '\u0301',
  '漢',
  '。',
  '：',
  '（',
  '🎗️',
  '👩🏽‍⚕️',
  '𝐀',
  ' ABC DEF ',
  ' and ER-positive ',
  ' negative ',
  'non-',
  ' non ',
  'gas ',
  ' public',
  ' Word ',
  '\u00ad',
  '\u200b',
  ' scan ',
  'bone',
  'ʼ',
]; // prettier-ignore

/** Numbers are read as they stand. */
const WITHIN_NUMBERS =
  /(?<=\d)(?:[\u00ad\u200b\u2060\ufeff]|\u200d|\ufe0f)+(?=[\d.,])|(?<=\d[.,])(?:[\u00ad\u200b\u2060\ufeff]|\u200d|\ufe0f)+(?=\d)/g;

const pick = <T>(list: readonly T[], random: number): T => list[random % list.length]!;

/** A form as a page could write it. */
function written(typed: string, randoms: readonly number[]): string {
  let at = 0;
  const next = () => randoms[at++ % randoms.length]!;
  const manner = next() % 6;
  let out = '';
  const text = typed.replaceAll('{n}', '#');
  for (const [i, char] of [...text].entries()) {
    if (next() % 23 === 0) out += pick(ABSENT, next());
    // Within a word a number has no point.
    if (char === '#') out += pick(/\p{L}/u.test(text[i + 1] ?? '') ? WHOLE_NUMBERS : NUMBERS, next());
    else if (char === ' ') out += next() % 4 === 0 ? pick(DASHES, next()) : pick(SPACES, next());
    else if (char === '-') out += next() % 4 === 0 ? pick(SPACES, next()) : pick(DASHES, next());
    else if (char === "'") out += pick(["'", '’', 'ʼ'], next());
    else if (char === '+') out += pick(['+', '\u207a', '\uff0b'], next());
    else out += manner === 0 ? char.toUpperCase() : manner === 1 ? char.toLowerCase() : char;
  }
  return out + pick(['', '', '', '', 's', 'S', '\u00ads', 's\u200b'], next());
}

/** A text out of these forms and what could stand between them. */
export const texts = (forms: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(fc.nat(), fc.constantFrom(...GLUE), fc.array(fc.nat(1000), { minLength: 20, maxLength: 20 })),
      { maxLength: 8 },
    )
    .map((pieces) =>
      pieces
        .map(
          ([which, glue, randoms]) => glue + (forms.length > 0 ? written(pick(forms, which), randoms) : ''),
        )
        .join('')
        .replace(WITHIN_NUMBERS, ''),
    );

export const glossaryAndTexts = glossaries.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.array(texts(formsOf(entries)), { minLength: 1, maxLength: 4 })),
);
