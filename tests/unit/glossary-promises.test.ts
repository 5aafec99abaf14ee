/** Promises of the real glossary, as few as matter: its wording is its authors'. */
import { describe, expect, test } from 'vitest';
import { compileTables } from '../../glossary/compile.ts';
import { compileProbe } from '../../glossary/compile-probe.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { patterns } from '../../glossary/patterns.ts';
import { Lexicon } from '../../glossary/tables.ts';
import { Glance } from '../../highlight/glance.ts';
import { foundIn, shownOn, wordsIn } from './glossary-kit.ts';
import { root } from './glossary-on-disk.ts';

const { glossary } = loadGlossary(root);
const lexicon = new Lexicon(compileTables(glossary.entries));
const probe = compileProbe(glossary.entries);
const shown = (...texts: string[]) =>
  shownOn(lexicon, texts).map(({ text, start, end }) => texts[text]!.slice(start, end));

describe('the sentence this project began with', () => {
  const sentence = 'HER2-low, ER+ invasive ductal carcinoma, oligometastatic; consider SBRT.';
  test('is explained word by word', () =>
    expect(shown(sentence)).toEqual([
      'HER2-low',
      'ER+',
      'invasive ductal carcinoma',
      'oligometastatic',
      'SBRT',
    ]));
  test('each word by an entry of its own', () =>
    expect(new Set(shownOn(lexicon, [sentence]).map((word) => word.entries[0])).size).toBe(5));
});

test.each([
  'Blood pain surgery doctor water.',
  'AI writes code.',
  'PET SUPPLIES HALF PRICE',
  'The PR team met us in the ER.',
])('nothing is underlined in "%s"', (text) => expect(shown(text)).toEqual([]));

test('"AI" waits for a drug of its kind', () => {
  expect(shown('The AI lowers estrogen.')).not.toContain('AI');
  expect(shown('The AI', 'letrozole')).toContain('AI');
  expect(shown('The AI', 'letrozole', 'Artificial intelligence reads scans.')).not.toContain('AI');
});

const meant = (...texts: string[]) =>
  shownOn(lexicon, texts).map(
    ({ text, start, end, entries: [first] }) =>
      `${texts[text]!.slice(start, end)} → ${glossary.entries[first!]!.id}`,
  );

test('one word of treatment is no reason for the everyday words of other illnesses', () => {
  expect(shown('Pneumonia is an infection with fever.', 'Chemotherapy raises the risk.')).toEqual([
    'Chemotherapy',
  ]);
});

test('a longer name is not taken for the shorter one in it', () => {
  const report = meant(
    'BI-RADS 4: posterior acoustic enhancement, no enhancement with contrast; BRCA2, Fanconi anemia',
  );
  expect(report).toContain('posterior acoustic enhancement → posterior-acoustic-enhancement');
  expect(report).toContain('Fanconi anemia → fanconi-anemia');
});

test('a category of BI-RADS is a reason, as the word is', () =>
  expect(shown('BI-RADS 4: calcifications, UOQ')).toContain('UOQ'));

test('what was not found is said to be not found', () => {
  const report = meant(
    'Lymphovascular invasion: not identified. No evidence of osseous metastatic disease. Margins negative.',
    'ESR1 not detected. Negative for carcinoma. No residual invasive carcinoma.',
  );
  for (const said of [
    'not identified → not-identified',
    'No evidence of osseous metastatic disease → no-evidence-of-metastasis',
    'Margins negative → negative-margins',
    'not detected → not-detected',
    'Negative for carcinoma → negative-for',
    'No residual invasive carcinoma → no-residual-carcinoma',
  ])
    expect(report).toContain(said);
});

const places = glossary.entries.flatMap((entry, index) =>
  [...(entry.forms ?? []), ...(entry.in_context ?? []).map((context) => context.form)]
    .filter((form) => !form.startsWith('{'))
    .map((form) => ({
      index,
      id: entry.id,
      form,
      text: form.replaceAll('{n}', '12'),
      isSure: entry.forms?.includes(form),
    })),
);

test('every form is found where it stands, with its entry among the meanings', () => {
  const [, { regexp: code }] = patterns.find(([name]) => name === 'tnm')!;
  const lost = places.filter(({ index, text }) => {
    // Codes belong to the entry of all codes.
    code.lastIndex = 0;
    if (code.test(text)) return false;
    const sentence = `we saw ${text} there`;
    return !foundIn(lexicon, sentence).some(
      ({ start, end, form }) =>
        start === 7 && end === 7 + text.length && form.senses.some((s) => s.entry === index),
    );
  });
  expect(lost.map(({ id, form }) => `${id}: ${form}`)).toEqual([]);
});

test('every string that silences is heard', () => {
  const silencers = new Set(
    glossary.entries.flatMap((e) => (e.in_context ?? []).flatMap((c) => c.unless ?? [])),
  );
  const unheard = [...silencers].filter(
    (text) => !foundIn(lexicon, `we saw ${text} there`).some(({ form }) => form.silencer !== undefined),
  );
  expect(unheard).toEqual([]);
});

/** True if the glance tells that there may be a word. */
const glance = new Glance(probe);
const mayHold = (page: string): boolean => glance.mayHold(page, (_, isAcross) => !isAcross);

test('the glance tells of every sure form, in a sentence and alone, in capitals and in small letters', () => {
  const missed = places
    .filter(({ isSure }) => isSure)
    .flatMap(({ id, text }) =>
      [text, `We saw ${text}.`, `WE SAW ${text} THERE`, text.toUpperCase(), text.toLowerCase()].map(
        (page) => ({ id, page }),
      ),
    )
    .filter(({ page }) => shown(page).length > 0 && !mayHold(page));
  expect(missed).toEqual([]);
});

test('the probe is less than a third of the full tables', () =>
  expect(JSON.stringify(probe).length * 3).toBeLessThan(
    JSON.stringify(compileTables(glossary.entries)).length,
  ));

test('words of another language hold no sense of these', () =>
  expect(wordsIn(lexicon, '乳がんの治療 — лечение рака')).toEqual([]));
