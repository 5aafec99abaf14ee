/**
 * Tells whether a text speaks of dying by one's own hand or of hurting oneself. Then a line with crisis help is shown
 * first. It is rather shown once too often: it costs nothing to pass over.
 */
import { distance } from './closest.ts';
import { sound } from './search-words.ts';

/** In small letters, without apostrophes, words parted by one space. */
const PHRASES = [
  String.raw`suicid\w*`,
  '(?:assisted|medically assisted) dying',
  'euthanasia',
  'kill(?:ing)? (?:my|your|her|him|one|our|them) ?sel(?:f|ves)',
  'end(?:ing)? (?:(?:my|her|his|ones|your) (?:own )?life|it all)',
  'tak(?:e|ing) (?:my|her|his|ones|your) own life',
  'take my life',
  String.raw`self ?(?:harm\w*|injur\w*|hurt\w*)`,
  '(?:hurt|harm|cut)(?:t?ing)? my ?self',
  // "I don't want to die" is another thing.
  '(?<!dont |not |never )(?:want|wants|wanna|wish|rather) (?:to |i )?(?:die|be dead|was dead|were dead|could die|not wake up)',
  '(?:want|wanna|wish) (?:it|this|everything|my life) (?:to |was |were )?(?:be )?(?:over|end)',
  '(?:dont|do not|not) want to (?:live|be alive|be here|wake up|go on)',
  'better off (?:dead|without me)',
  '(?:no|any) reason to live',
  '(?:tired of|done with|cant go on) living',
  String.raw`unalive\w*`,
  'kms',
  'overdose (?:on|myself)',
  '(?:take|taking|took) an overdose',
];
const SPEAKS = new RegExp(String.raw`\b(?:${PHRASES.join('|')})\b`, 'u');

const OFTEN_MISSPELT = ['suicide', 'suicidal'];

const isMisspelt = (word: string, other: string): boolean => {
  const far = distance(word, other);
  return word[0] === other[0] && (far < 2 || (far === 2 && sound(word) === sound(other)));
};

export function isAboutSuicide(text: string): boolean {
  const plain = text.toLowerCase().replace(/['’‘ʼ]/gu, '');
  const words = plain.match(/\p{L}+/gu) ?? [];
  return (
    SPEAKS.test(words.join(' ')) ||
    words.some((word) => OFTEN_MISSPELT.some((other) => isMisspelt(word, other)))
  );
}
