/**
 * Looks through text for a word of ours, and only tells that there may be one. It runs in every frame of the web, mostly
 * before the browser has compiled anything: there a loop over letters costs more than all the browser can do by itself.
 * So many texts are looked through as one, and it is the browser that puts them in small letters and takes them apart; each
 * word is only asked whether it is a key.
 */

import { withoutAbsent } from '../glossary/match.ts';
import { KEYS, Keys, type Probe, standsAt, withZeros, wordsOfForms } from '../glossary/probe.ts';

/** Stands behind each text: words may go on across it, or may not. Pages hardly hold it themselves. */
export const SEAM = '\u001f';

/** How far around a key its form may reach, with all the spaces of a page's source in it, in characters. */
export const REACH = 300;

/** A word in pieces is looked for up to this length, in letters. */
const LONGEST_WORD = 40;

/** Not there for a reader, or turned into letters of another number or kind by `toLowerCase`. */
const UNUSUAL = /[\u00ad\u0130\u200b-\u200f\u202a-\u202e\u2060-\u2069\u212a\ufeff]|[\ufe00-\ufe0f]/;
const ODD_LETTERS = /[\u0130\u212a]/g;

/** Words that touch a seam on either side. Begun at the beginning of a word only, or long strings of letters take for ever. */
const TOUCHING = new RegExp(`(?<![a-z\\d])[a-z\\d]+(?:${SEAM}+[a-z\\d]+)+`, 'g');

const PIECES = /[a-z\d]+/g;

const isLetter = (letter: string | undefined): boolean => letter !== undefined && /[a-z\d]/.test(letter);

/** Seams in a text. */
export const seamsIn = (text: string): number => text.split(SEAM).length - 1;

export class Glance {
  readonly #probe: Probe;
  #keys: Keys | undefined;

  constructor(probe: Probe) {
    this.#probe = probe;
  }

  /**
   * True if a word may stand in a text. What stands across seams counts if `isWhole` says so of the text (by the number of
   * seams before it) in which it was noticed.
   */
  mayHold(written: string, isWhole: (text: number) => boolean): boolean {
    this.#keys ??= new Keys(this.#probe);
    const keys = this.#keys;
    const { all } = keys;
    const text = UNUSUAL.test(written) ? withoutAbsent(written).replace(ODD_LETTERS, 'é') : written;
    const lower = text.toLowerCase();
    const weigh = (at: number, key: string) => this.#weigh(text, at, key, isWhole);
    const words = withZeros(lower).match(KEYS) ?? [];
    const weighed = new Set<string>();
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (!all.has(word) || weighed.has(word)) continue;
      // Code of ours that is run for the first time costs: so it is seen before whether the words beside fit as well,
      // as far as they stand in one text. The last letter may be the "s" of a plural.
      const forms = wordsOfForms(keys.formsOf(word));
      const fits =
        forms.includes(`|${word} ${words[i + 1]?.slice(0, -1) ?? ''}`) ||
        forms.includes(`${words[i - 1] ?? ''} ~`) ||
        forms.includes(`|${word}|`) ||
        forms.includes(`|${word.slice(0, -1)}|`);
      if (!fits) continue;
      weighed.add(word);
      const begin = word.split('0')[0]!;
      for (let at = lower.indexOf(begin); at >= 0; at = lower.indexOf(begin, at + 1))
        if (!isLetter(lower[at - 1]) && weigh(at, word)) return true;
    }
    for (const { 0: touching, index } of lower.matchAll(TOUCHING)) {
      const pieces = [...touching.matchAll(PIECES)];
      const hasNumbers = /\d/.test(touching);
      for (let i = 0; i < pieces.length; i++) {
        let word = pieces[i]![0];
        for (let j = i + 1; j < pieces.length && word.length < LONGEST_WORD; j++) {
          word += pieces[j]![0];
          const key = hasNumbers ? withZeros(word) : word;
          if (all.has(key) && weigh(index + pieces[i]!.index, key)) return true;
        }
      }
    }
    return false;
  }

  /** True if a form with this key stands there. */
  #weigh(text: string, at: number, key: string, isWhole: (text: number) => boolean): boolean {
    const before = text.slice(Math.max(0, at - REACH), at);
    const after = text.slice(at, at + REACH);
    const forms = this.#keys!.formsOf(key).slice(1, -1).split('|');
    const stand = (left: string, right: string) =>
      forms.some((form) => standsAt(form, left + right, left.length));
    if (!stand(before.replaceAll(SEAM, ''), after.replaceAll(SEAM, ''))) return false;
    const own = after.split(SEAM, 1)[0]!;
    return stand(before.slice(before.lastIndexOf(SEAM) + 1), own) || isWhole(seamsIn(text.slice(0, at)));
  }
}
