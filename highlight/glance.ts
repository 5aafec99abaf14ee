/**
 * Looks through text for a word of ours, and only tells that there may be one. It runs in every frame of the web, mostly
 * before the browser has compiled anything: there a loop over letters costs more than all the browser can do by itself.
 * So many texts are looked through as one, and it is the browser that puts them in small letters and takes them apart; each
 * word is only asked whether it is a key.
 */
import { withoutAbsent } from '../glossary/match.ts';
import { KEYS, Keys, type Probe, standsAt, withZeros } from '../glossary/probe.ts';

/** Stands behind each text: words may go on across it, or may not. Pages hardly hold it themselves. */
export const SEAM = '\u001f';

/** How far around a key its form may reach, with spaces in it, in characters. */
export const REACH = 400;

/**
 * How much is looked through for that where it holds much that is not there for a reader, in characters: little first. The last
 * is more than is ever put together of different texts.
 */
const FAR = [2000, 20_000];

/** A word in pieces is looked for up to this length, in letters. */
const LONGEST_KEY = 25;

/** What is not there for a reader, as match.ts leaves it out. */
const ABSENT = '\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff';

const ABSENTS = new RegExp(`[${ABSENT}]`);

/** Of what is not there for a reader, nothing is left, and of blanks, which part words no more than one of them does, the first. */
const LOOSE = new RegExp(`([ \\t\u00a0])[ \\t\u00a0${ABSENT}]{4,}|[${ABSENT}]+`, 'g');

/** The only letter of which `toLowerCase` makes two. */
const TWO_LETTERS = '\u0130';

/** What stands between words that touch one another but for seams and what is not there for a reader. */
const JOINTS = new RegExp(`[${SEAM}${ABSENT}](?<=[a-z\\d][^])[${SEAM}${ABSENT}]*(?=[a-z\\d])`, 'g');

/** The word that a piece of text begins with, and the one it ends with. */
const FIRST = /^[a-z\d]+/;
const LAST = /[a-z\d]+$/;

/** The words that `KEYS` finds where numbers are zeros. */
const WORDS = /[a-z\d]+/g;

/**
 * A text with as little between words as stands for it. The source of a page is full of blanks, a word processor's of what is
 * not there. Ends of lines stay: an empty line parts thoughts.
 */
const tight = (text: string): string => text.replace(LOOSE, '$1');

/** As much of a text as a form may reach, of what `take` takes of it. */
function reach(text: string, take: (text: string, length: number) => string): string {
  const near = take(text, REACH);
  let all = tight(near);
  if (all.length === near.length) return near;
  for (const far of FAR) {
    all = tight(take(text, far));
    if (all.length >= REACH || far >= text.length) break;
  }
  return take(all, REACH);
}

/** The end of a text, as far as a form may reach. */
export const endOf = (text: string): string => reach(text, (from, length) => from.slice(-length));

/** Its beginning. */
const beginningOf = (text: string): string => reach(text, (from, length) => from.slice(0, length));

/** Seams in a text. */
export const seamsIn = (text: string): number => text.split(SEAM).length - 1;

/** Whether a word in a text counts, or one that goes on in others. */
export type Counts = (text: number, isAcross: boolean) => boolean;

export class Glance {
  readonly #probe: Probe;
  #keys: Keys | undefined;

  constructor(probe: Probe) {
    this.#probe = probe;
  }

  /**
   * True if a word may stand in a text. `counts` is asked whether what stands in one of the texts (by the number of seams
   * before it) counts, or what was noticed there and stands across seams.
   */
  mayHold(written: string, counts: Counts): boolean {
    this.#keys ??= new Keys(this.#probe);
    const keys = this.#keys;
    const { all } = keys;
    let text = written;
    let lower = text.toLowerCase();
    if (lower.length !== text.length) {
      text = text.replaceAll(TWO_LETTERS, 'é');
      lower = text.toLowerCase();
    }
    const weigh = (at: number, key: string) => this.#weigh(text, at, key, counts);
    const zeros = withZeros(lower);
    const joints: string[] = zeros.match(JOINTS) ?? [];
    // Hyphens that do not show, on all of a page: without them it is read as any other.
    if (joints.some((joint) => joint !== SEAM && ABSENTS.test(joint)))
      return this.mayHold(withoutAbsent(written), counts);
    const words: string[] = zeros.match(KEYS) ?? [];
    let places: RegExpExecArray[] | undefined;
    let seams: RegExpExecArray[] | undefined;
    let i = -1;
    // Nothing of ours runs for each word, only for the few that are keys.
    for (const word of words.filter(all.has, all)) {
      i = words.indexOf(word, i + 1);
      // Code of ours that is run for the first time costs: so it is seen before whether the words beside may fit.
      if (!mayFit(keys.sought(word).beside, word, words[i - 1] ?? '', words[i + 1])) continue;
      places ??= [...lower.matchAll(WORDS)];
      if (weigh(places[i]!.index, word)) return true;
    }
    const pieces = joints.length > 0 ? zeros.split(JOINTS) : [zeros];
    for (let i = 0; i < joints.length; i++) {
      let word = LAST.exec(pieces[i]!.slice(-LONGEST_KEY))![0];
      // No key begins with a number.
      if (word < ':') continue;
      for (let j = i + 1; j < pieces.length && word.length < LONGEST_KEY; j++) {
        const piece = FIRST.exec(pieces[j]!.slice(0, LONGEST_KEY))![0];
        word += word.endsWith('0') && piece.startsWith('0') ? piece.slice(1) : piece;
        if (all.has(word)) {
          // The same joint of the text as it is, in which numbers may be longer.
          seams ??= [...lower.matchAll(JOINTS)];
          const { index } = seams[i]!;
          const { length } = LAST.exec(lower.slice(Math.max(0, index - REACH), index))![0];
          if (weigh(index - length, word)) return true;
        }
        if (piece.length < pieces[j]!.length) break;
      }
    }
    return keys.mayBeCode(pieces.join('')) && keys.hasCode(withoutAbsent(text.replaceAll(SEAM, '')));
  }

  /** True if a form with this key stands there. */
  #weigh(text: string, at: number, key: string, counts: Counts): boolean {
    const before = endOf(text.slice(0, at));
    const after = beginningOf(text.slice(at));
    const { forms } = this.#keys!.sought(key);
    const stand = (left: string, right: string) =>
      forms.some((form) => standsAt(form, left + right, left.length));
    const place = () => seamsIn(text.slice(0, at));
    if (stand(before.slice(before.lastIndexOf(SEAM) + 1), after.split(SEAM, 1)[0]!) && counts(place(), false))
      return true;
    if (!before.includes(SEAM) && !after.includes(SEAM)) return false;
    return stand(before.replaceAll(SEAM, ''), after.replaceAll(SEAM, '')) && counts(place(), true);
  }
}

/**
 * True if a form of a key may stand where the key does, by the words beside it, of which pieces may be missing. The last
 * letter of the next may be the "s" of a plural.
 */
function mayFit(forms: string | null, key: string, previous: string, next: string | undefined): boolean {
  if (forms === null || next?.startsWith('0') || previous.endsWith('0')) return true;
  return (
    (next !== undefined && forms.includes(`|${key} ${next.length > 1 ? next.slice(0, -1) : next}`)) ||
    forms.includes(`${previous} ~`) ||
    forms.includes(`|${key}|`) ||
    forms.includes(`|${key.slice(0, -1)}|`)
  );
}
