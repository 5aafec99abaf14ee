/** What counts as a word of the glossary in a text, case by case. */
import { describe, expect, test } from 'vitest';
import type { LocatedEntry } from '../../glossary/entry.ts';
import { entry, foundIn, isOpen, lexiconOf, page, sure, wordsIn } from './glossary-kit.ts';

/** Forms that the cases share. */
const entries = sure({
  her2: ['HER2'],
  'her2-positive': ['HER2-positive'],
  'her2-negative': ['HER2-'],
  er: ['ER+', 'ER-positive'],
  'er-negative': ['ER-'],
  'breast-cancer': ['breast cancer'],
  paget: ["Paget's disease"],
  tdm1: ['T-DM1'],
  pet: ['PET'],
  pcr: ['pCR'],
  ki67: ['Ki-67'],
  grade: ['grade {n}'],
  cycles: ['{n} cycles'],
  day: ['C{n}D{n}'],
  percent: ['ER {n}%'],
  tumor: ['tumor'],
  sjogren: ['Sjögren'],
});
const lexicon = lexiconOf(entries);
const words = (text: string) => wordsIn(lexicon, text);

describe('one form in many spellings', () => {
  test.each([
    ['as typed', 'breast cancer'],
    ['any case', 'BREAST Cancer'],
    ['two spaces', 'breast  cancer'],
    ['a line break in the source', 'breast \n    cancer'],
    ['no-break space', 'breast\u00a0cancer'],
    ['thin and narrow spaces', 'breast\u2009\u202fcancer'],
    ['tab', 'breast\tcancer'],
    ['hyphen', 'breast-cancer'],
    ['no-break hyphen', 'breast\u2011cancer'],
    ['en dash', 'breast–cancer'],
    ['minus', 'breast−cancer'],
    ['hyphen at the end of a line', 'breast-\n  cancer'],
    ['soft hyphens', 'bre\u00adast can\u00adcer'],
    ['zero-width characters', '\u200bbr\u200deast\u2060 \ufeffcancer\u200b'],
    ['plural', 'breast cancers'],
    ['plural in capitals', 'BREAST CANCERS'],
    ['plural behind a soft hyphen', 'breast cancer\u00ads'],
  ])('%s', (_, text) => expect(words(text)).toHaveLength(1));

  test('a hyphen in the form is a space or nothing else', () => {
    expect(words('T-DM1, T DM1, T–DM1')).toEqual(['T-DM1', 'T DM1', 'T–DM1']);
    expect(words('TDM1')).toEqual([]);
  });

  test('both apostrophes', () => {
    for (const text of ["Paget's disease", 'Paget’s disease', 'Pagetʼs disease'])
      expect(words(text)).toEqual([text]);
    expect(words('Pagets disease')).toEqual([]);
  });

  test('plus and minus signs of all kinds', () => {
    expect(words('ER+ and ER＋ and ER⁺')).toEqual(['ER+', 'ER＋', 'ER⁺']);
    expect(words('ER- and ER− and ER–, too')).toEqual(['ER-', 'ER−', 'ER–']);
  });

  test('offsets are those of the raw text', () => {
    const text = 'A (\u200bHE\u00adR2\u200b)';
    const [found] = foundIn(lexicon, text);
    expect(text.slice(found!.start, found!.end)).toBe('HE\u00adR2');
  });
});

describe('whole words', () => {
  test.each([
    '(HER2).',
    '“HER2”',
    'HER2-driven',
    'HER2/neu',
    'HER2’s',
    'HER2ʼs',
    'HER2🎗️',
    '。HER2：',
    '（HER2）',
    '¿HER2?',
    '…HER2…',
  ])('%s holds it', (text) => expect(words(text)).toEqual(['HER2']));
  test.each([
    'xHER2',
    'HER2x',
    'éHER2',
    'HER2é',
    'HER27',
    'HER2\u0301',
    'HER2阳性',
    'фHER2',
    '_HER2',
    'HER2_',
    '𝐀HER2',
    'HER2𝐀',
    'x\u00adHER2',
    'HER2\u200bx',
  ])('%s does not', (text) => expect(words(text)).toEqual([]));
  test('letters with marks are letters', () => {
    expect(words('SJÖGREN and sjögren')).toEqual(['SJÖGREN', 'sjögren']);
    expect(words('Sjogren')).toEqual([]);
  });
});

describe('addresses are left alone', () => {
  test.each([
    'https://example.org/breast-cancer/her2',
    'www.her2.info',
    'her2@example.net',
    'her2.com',
    'her2-positive.html',
    '(see her2.pdf)',
    'HER2.c\u00adom',
  ])('%s', (text) => expect(words(`a ${text} b`)).toEqual([]));
  test.each(['HER2.', 'HER2. Com', 'HER2/ER', 'HER2…'])('%s is none', (text) =>
    expect(words(`a ${text} b`)).toContain('HER2'),
  );
  test('what stands beside an address is read', () =>
    expect(words('HER2 at https://example.org HER2')).toEqual(['HER2', 'HER2']));
});

describe('capitals', () => {
  test('a run of capitals is compared as written, the rest in any case', () => {
    expect(words('pcr PCR Pcr pCR')).toEqual(['pCR']);
    expect(words('er+ Er-positive ER-Positive')).toEqual(['ER-Positive']);
  });
  test('names of genes are written in any way', () =>
    expect(words('Her2 her2 HER2')).toEqual(['Her2', 'her2', 'HER2']));
  test('but not codes of two letters', () =>
    expect(wordsIn(lexiconOf(sure({ pr3: ['PR3'] })), 'pr3 Pr3 PR3')).toEqual(['PR3']));
  test('among capitals a form in capitals is reported as shouted', () => {
    const shouted = (text: string) => foundIn(lexicon, text).map((found) => found.shouted);
    expect(shouted('ALL PET SUPPLIES HALF PRICE')).toEqual([true]);
    expect(shouted('The PET was clear')).toEqual([false]);
    expect(shouted('PET')).toEqual([false]);
    expect(shouted('BREAST CANCER NEWS')).toEqual([false]);
  });
  test('capitals far away do not count', () =>
    expect(foundIn(lexicon, `A PET 12345 ${'67 '.repeat(20)} ABC`)[0]!.shouted).toBe(false));
});

describe('the longest from the left', () => {
  test('hides what begins inside it', () => {
    expect(words('HER2-positive breast cancer')).toEqual(['HER2-positive', 'breast cancer']);
    const nested = lexiconOf(sure({ a: ['HER2-positive breast cancer'], b: ['HER2'], c: ['breast cancer'] }));
    expect(wordsIn(nested, 'HER2-positive breast cancer, HER2')).toEqual([
      'HER2-positive breast cancer',
      'HER2',
    ]);
  });
  test('is tried again where it does not stand as a whole word', () =>
    expect(words('HER2-positiveness')).toEqual(['HER2']));
});

describe('dashes that are still open', () => {
  test.each([
    ['HER2- and ER-positive disease', ['HER2', 'ER-positive']],
    ['HER2- or ER-positive', ['HER2', 'ER-positive']],
    ['HER2- & ER-positive', ['HER2', 'ER-positive']],
    ['HER2- positive', ['HER2']],
    ['HER2- disease', ['HER2-']],
    ['ER-, HER2-', ['ER-', 'HER2-']],
    ['ER-/HER2-', ['ER-', 'HER2-']],
    ['HER2- and HER2-', ['HER2-', 'HER2-']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

test('behind "non" a word means something else', () => {
  expect(words('non-breast cancer')).toEqual([]);
  expect(words('NON HER2')).toEqual([]);
  expect(words('n\u00adon-HER2')).toEqual([]);
  expect(words('canon HER2')).toEqual(['HER2']);
});

describe('numbers', () => {
  test.each([
    ['grade 2', ['grade 2']],
    ['Grade 2.5 of', ['Grade 2.5']],
    ['grade 2. Then', ['grade 2']],
    ['grade two', []],
    ['grade #', []],
    ['grade 12345', []],
    ['6 cycles', ['6 cycles']],
    ['12 cycles', ['12 cycles']],
    ['2.5 cycles', ['2.5 cycles']],
    ['C1D1, C1D15, C12D8', ['C1D1', 'C1D15', 'C12D8']],
    ['ER 95%', ['ER 95%']],
    ['Ki-67', ['Ki-67']],
    ['Ki-68', []],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('codes', () => {
  const codes = lexiconOf(sure({ tnm: ['{tnm}'] }));
  test.each([
    'T2N1M0',
    'T1c N0',
    'pT1c pN1a(sn)',
    'ypT0 ypN0',
    'cT3, cN1, cM0',
    'TisN0',
    'pT1mi N0(i+)',
    'TX NX MX',
    'pT2 N1mi M0',
  ])('%s', (code) => expect(wordsIn(codes, `is ${code}.`)).toEqual([code]));
  test.each(['T2', 'N1', 't2n1', 'T5N1', 'T2N1x', 'aT2N1', 'T2 and N1', 'TNM', 'T20N1'])(
    '%s is none',
    (text) => expect(wordsIn(codes, `is ${text}.`)).toEqual([]),
  );
});

/** A text is "open" where what stands around it could change what was found: the page then reads it with its neighbors. */
describe('a text that goes on elsewhere', () => {
  const codes = lexiconOf([...entries, ...sure({ tnm: ['{tnm}'] })]);
  test.each([
    ['a longer form', 'It is said that breast ', 'cancer is'],
    ['the other half of the word', 'It is said that HER2', 'x is'],
    ['a plural', 'It is said that breast cancer', 's are'],
    ['an address behind', 'It is said that HER2.', 'org is'],
    ['an address before', 'It was sent to someone@', '.HER2 is what is said of it'],
    ['"non" before', 'It is said to be non', ' HER2 is what is said of it'],
    ['the rest of a code', 'It is said that pT2 N1 ', 'M0 is'],
    ['the rest of a number', 'It is said that ER 2.', '5% is'],
    ['an open dash', 'It is said that HER2- and ', 'FISH-positive is'],
    ['capitals', 'PET ', 'SUPPLIES FOR ALL WHO LIKE TO PAY LITTLE FOR THEM'],
  ])('%s', (_, left, right) => {
    const alone = [...wordsIn(codes, left), ...wordsIn(codes, right)];
    const shouted = (text: string) => foundIn(codes, text).map((found) => found.shouted);
    const changes =
      `${wordsIn(codes, left + right)} ${shouted(left + right)}` !==
      `${alone} ${[...shouted(left), ...shouted(right)]}`;
    expect(changes).toBe(true);
    expect(isOpen(codes, left) || isOpen(codes, right)).toBe(true);
  });
  test.each([
    'It is HER2, as we said.',
    'It may be a case of breast cancer (ER-positive) again.',
    'Nothing of all this',
    '',
  ])('nothing could change "%s"', (text) => expect(isOpen(codes, text)).toBe(false));
});

describe('what nobody has to type', () => {
  const found = (given: Partial<LocatedEntry>, text: string) => wordsIn(lexiconOf([entry('e', given)]), text);
  test.each([
    ['tumor', 'tumour'],
    ['tumor marker', 'tumour markers'],
    ['estrogen', 'Oestrogen'],
    ['leukemia', 'leukaemia'],
    ['hematologist', 'haematologists'],
    ['lymphedema', 'lymphoedema'],
    ['diarrhea', 'diarrhoea'],
    ['randomized', 'randomised'],
    ['Tumor board', 'Tumour boards'],
    ['biopsy', 'biopsies'],
    ['metastasis', 'metastases'],
    ['bone metastasis', 'bone metastases'],
    ['mass', 'masses'],
    ['CT scan', 'CT scans'],
    ['MRI', 'MRIs'],
  ])('%s → %s', (form, text) => {
    expect(found({ forms: [form] }, text)).toEqual([text]);
    expect(found({ forms: [form], never: [text] }, text)).toEqual([]);
  });
  test.each([
    ['HER2', 'HER2s'],
    ['metastatic', 'metastatics'],
    ['AI', 'AIS'],
  ])('%s has no plural %s', (form, text) => expect(found({ forms: [form] }, text)).toEqual([]));
  test('a drug of one word has no plural', () => {
    expect(found({ forms: ['Herceptin'], kind: 'drugs' }, 'Herceptins')).toEqual([]);
    expect(found({ forms: ['Herceptin shot'], kind: 'drugs' }, 'Herceptin shots')).toEqual([
      'Herceptin shots',
    ]);
  });
  test('what is typed in one entry stands before what is generated from another', () => {
    const two = [entry('one', { forms: ['biopsy'] }), entry('many', { forms: ['biopsies'] })];
    expect(page(two, 'biopsies')).toEqual(['biopsies → many']);
    expect(page(two.reverse(), 'biopsies')).toEqual(['biopsies → many']);
  });
});

describe('what stands at the edge of a word', () => {
  test('the small digit of a footnote is no part of it', () => {
    expect(words('HER2\u00b9 and breast cancer\u00b2.')).toEqual(['HER2', 'breast cancer']);
  });

  test('a long dash is not a minus', () => {
    expect(words('HER2\u2014which some have')).toEqual(['HER2']);
    expect(words('HER2\u2212, ER\u2013')).toEqual(['HER2\u2212', 'ER\u2013']);
  });

  test('an empty line parts words', () => {
    expect(words('breast\n\ncancer')).toEqual([]);
    expect(words('breast\n  cancer')).toEqual(['breast\n  cancer']);
  });
});

describe('TNM codes', () => {
  test.each(['T2N1M0', 'pT1c pN1a', 'pT2pN1', 'ypT0 ypN0', 'cT2 cN0 cM0', 'pT1c, pN1mi(sn)'])(
    '%s',
    (code) => {
      const tnm = lexiconOf(sure({ 'tnm-code': ['{tnm}'] }));
      expect(wordsIn(tnm, `Stage: ${code}.`)).toEqual([code]);
    },
  );
});
