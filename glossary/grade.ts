/** Reading grade and length of a text for the reader. */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;

export const words = (text: string): string[] => text.match(WORD) ?? [];

/** Sentences: what ends in ".", "!" or "?" before a space or the end; a text has at least one. */
export const sentences = (text: string): number =>
  Math.max(1, (text.match(/[.!?]["'”’)]*(?=\s|$)/g) ?? []).length);

/**
 * Flesch-Kincaid grade of a text, as US school years. `names` (the entry's own forms, drug names) count as a short word:
 * a reader learns the name from the card, it is not what makes the explanation hard.
 */
export function grade(text: string, names: RegExp | null): number {
  const plain = names ? text.replace(names, 'word') : text;
  const all = words(plain);
  return fleschKincaid({
    sentence: sentences(plain),
    word: Math.max(1, all.length),
    syllable: all.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One expression for many names, longest first, whole words, any case. */
export function namesPattern(names: Iterable<string>): RegExp | null {
  const list = [...new Set(names)].filter((name) => /\p{L}/u.test(name)).sort((a, b) => b.length - a.length);
  if (list.length === 0) return null;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${list.map((n) => escaped(n).replace(/[ -]/g, '[ -]')).join('|')})s?(?![\\p{L}\\p{N}])`,
    'giu',
  );
}
