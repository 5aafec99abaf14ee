/**
 * How search sees words: folded, without their endings, by their sound, and with what a person who is not a doctor may
 * say instead. Only search uses this; the matcher of pages compares exactly.
 */
import type { Kind } from './kinds.ts';

/** Words that say nothing about what is looked for. */
const EMPTY = new Set(
  `a about after all always am an and any are as at be because been before being but by called can cant could did do
   does doing done dont each else ever explain feel feeling feels for from get gets getting give given gives go goes
   going gonna got had happens has have having he her hers him his how i if im in into is isnt it its just keep keeps
   kind know like lot lots made make makes making may me mean meaning means meant might my name need needs of off often
   on or our out put really s she should so some something somewhere stuff such take takes taking tell than that the
   their them then there these they thing things this those to too up us use used uses using very want was we were what
   whats when where which while who whos why will with word would you your`.split(/\s+/),
);

/**
 * Everyday words and what the glossary says for them. Each stands for the others of its line only in search, where the
 * reader sees what was found and chooses.
 */
const ALIKE = [
  'drug drugs medicine medicines medication medications meds med',
  'pill pills tablet tablets capsule capsules',
  'shot shots injection injections jab jabs needle injected',
  'chemo chemotherapy',
  'radiation radiotherapy irradiation rads',
  'doctor doctors doc physician',
  'scan scans imaging scanner',
  'test tests testing exam',
  'nausea nauseous sickness queasy',
  'vomiting vomit puke puking throw throwing',
  'prevent prevents stop stops ease eases relieve relieves against',
  'tired tiredness fatigue exhausted exhaustion weary',
  'belly stomach tummy abdomen',
  'swelling swollen swell swells puffy',
  'numb numbness tingling tingly tingle prickles prickling',
  'itchy itching itch',
  'operation surgery operate operates',
  'children child baby babies fertility',
  'cut incision',
  'lump lumps bump',
  'hurt hurts hurting pain painful ache aches aching sore',
  'removal removed removing remove taken',
  'spread spreading spreads metastasis metastatic',
  'poop stool bowel',
  'pee urine',
  'period periods menstruation menstrual',
  'womb uterus',
  'clot clots',
  'cells cell',
  'boob boobs breast breasts',
  'spine spinal back backbone',
  'strong strengthening strengthen stronger strengthens',
  'block blocks blocking blocker',
  'sleep sleeping asleep insomnia',
  'sad depressed depression',
  'worry worried worries anxious anxiety scared nervous',
  'memory forget forgetting forgetful',
  'sugar glucose',
  'head brain',
  'eggs egg',
  'heart cardiac',
  'lung lungs',
  'kidney kidneys renal',
  'liver hepatic',
  'bone bones',
  'come came comes coming returned returns',
  'fall falls falling loss lose losing',
  'freeze freezing frozen',
].map((line) => line.split(' '));

const alike = new Map<string, string[]>();
for (const line of ALIKE) {
  for (const word of line) alike.set(word, [...(alike.get(word) ?? []), ...line.filter((w) => w !== word)]);
}

/** What else a word of the reader may stand for. */
export const alikeTo = (word: string): readonly string[] => alike.get(word) ?? [];

/** What is asked for by its kind, as in "pill for hot flashes" or "doctor who reads scans". */
const ASKED: [words: string, kinds: Kind[]][] = [
  [
    'drug drugs medicine medicines medication meds pill pills tablet tablets shot shots injection',
    ['drugs', 'treatments'],
  ],
  ['doctor doctors nurse person specialist someone', ['people', 'radiation']],
  ['test tests scan scans exam', ['tests']],
  ['surgery operation', ['surgery']],
];
const askedKinds = new Map(ASKED.flatMap(([words, kinds]) => words.split(' ').map((word) => [word, kinds])));
const LINKS = new Set(['for', 'to', 'that', 'who', 'which', 'of', 'against']);

/** The kinds that are asked for, and the word that says so; null where none is. */
export function askedKind(words: readonly string[]): { word: string; kinds: readonly Kind[] } | null {
  for (const [i, word] of words.entries()) {
    const kinds = askedKinds.get(word);
    if (kinds && LINKS.has(words[i + 1] ?? '')) return { word, kinds };
  }
  return null;
}

/** Small letters and digits, words parted by spaces. "ER+" becomes "er positive", "ER-" "er negative". */
const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʼ]/gu, '')
    .replace(/(?<=[\p{L}\p{N})])[+⁺]/gu, ' positive ')
    .replace(/(?<=[\p{L}\p{N}(])[-‐‑–−](?![\p{L}\p{N}])/gu, ' negative ');

/** All words of a text in its order. */
export const wordsIn = (text: string): string[] => plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Verbs of two words, of which neither says anything alone. */
const TOGETHER = new Set(['take out', 'taken out', 'taking out', 'take off', 'cut out', 'get rid']);

/** The words that say something; all of them where none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.flatMap((word, i) => {
    if (TOGETHER.has(`${word} ${words[i + 1]}`)) return ['removal'];
    return EMPTY.has(word) ? [] : [word];
  });
  return telling.length > 0 ? telling : [...words];
}

/** One key for a name however it is spaced and hyphenated: "Port-a-Cath" and "port a cath". */
export const nameKey = (text: string): string => wordsIn(text).join('');

/** The word without its commonest endings, so that "swollen nodes" finds "node". */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<![su i])s$/, '');
  if (single.length < 5) return single;
  return single.replace(/(?<=.{4})(?:ing|ed)$/, '');
}

const SOUNDS: [RegExp, string][] = [
  [/^(?:kn|gn|pn|mn)/, 'n'],
  [/^ps/, 's'],
  [/^pt/, 't'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/ph/g, 'f'],
  [/tch|sch/g, 'k'],
  [/ch|ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/sh|[ts]i(?=on|a|ou)/g, 's'],
  [/c(?=[eiy])|z/g, 's'],
  [/c/g, 'k'],
  [/dg|g(?=[eiy])/g, 'j'],
  [/(?<=[aeiouy])[wh]/g, ''],
  [/(?<!^)h/g, ''],
  [/y/g, 'i'],
  [/(?<=[^aeiou])e$/, ''],
  [/[aeiou]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/** A key that is the same for words that sound alike: "herseptin" and "Herceptin", "limf" and "lymph". */
export const sound = (word: string): string =>
  /\d/.test(word) ? '' : SOUNDS.reduce((key, [from, to]) => key.replace(from, to), word);
