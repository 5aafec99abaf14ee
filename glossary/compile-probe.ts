/**
 * Compiles the probe. Nothing is ever shown without a sure form on the page, and a form that holds another is found with
 * that one; so the probe needs the beginnings of the shortest sure forms only.
 */
import { type Draft, draft, sureSenses } from './compile.ts';
import type { LocatedEntry } from './entry.ts';
import { ABSENT, fold } from './fold.ts';
import { patterns } from './patterns.ts';
import { type Probe, withZeros } from './probe.ts';

const NUMBER = '#';

/** A key with nothing, or a space and a word, behind it: the word may begin with a number, which is seen as such. */
const PLAIN_BEGIN = /^[a-z\d#]+(?:$| (?:[\d#]|[a-z]+(?:\d+$|\d+ |[^a-z\d#]|$)))/;
/** A key behind a word and a space. */
const PLAIN_MIDDLE = /(?:^|[^\p{L}\d#])[a-z]+ \^/u;

/** Words of our forms that texts of all kinds are full of: a form is looked for by another, if it has one. */
const COMMON = new Set(
  `a active after agent american and are aware back based basic benefit benign body both c called cancer care change check
  clinical close cm come comes coming complex computer conference control core d digital direct disease early event external
  family fast fear female field financial five focus follow for four free from function general hand has health her high
  history how i if in independent internal invasion is kind large left like local long look low lower major male model month
  new no normal of on one only or other over overall performance personal plan planning positive post potential previous
  primary prior rate re related report response right rights s score second seen short significant simple site six slow
  space specific stage status support system term test testing the three time to total treatment two type uncertain upper
  view w well white whole with women year zero`.split(/\s+/),
);

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && (letter === NUMBER || fold(letter.charCodeAt(0)) > ABSENT);

interface Word {
  start: number;
  end: number;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isLetter(text[i])) continue;
    const start = i;
    while (isLetter(text[i])) i++;
    words.push({ start, end: i });
  }
  return words;
}

/**
 * The beginning of a form as it is compared. Numbers are everywhere: it is looked for from its first other word on, up to
 * the next number.
 */
function stemOf(text: string): string {
  const all = wordsOf(text);
  const hasNumber = ({ start, end }: Word) => text.slice(start, end).includes(NUMBER);
  const hasLetter = ({ start, end }: Word) => /[a-z]/i.test(text.slice(start, end));
  const withoutNumber = all.findIndex((word) => !hasNumber(word));
  const from = withoutNumber >= 0 ? withoutNumber : all.findIndex(hasLetter);
  const to = all.findIndex((word, i) => i > from && hasNumber(word));
  return text.slice(all[from]?.start, to < 0 ? undefined : all[to - 1]!.end);
}

/** The words by which a form can be looked for, and where each begins. */
function keysOf(stem: string): Map<string, number> {
  const keys = new Map<string, number>();
  // As the glance sees it, but for the length of numbers: what begins with a number is no key.
  for (const { 0: word, index } of stem.toLowerCase().matchAll(/[a-z\d#]+/g)) {
    const key = word.replace(/[\d#]+/g, '0');
    if (!key.startsWith('0') && !keys.has(key)) keys.set(key, index);
  }
  if (keys.size === 0)
    throw new Error(`The form "${stem}" has no word that begins with a letter from a to z`);
  return keys;
}

/** True if the form cannot stand anywhere without one of the stems standing in it. */
function holdsAnother({ text, plural }: Draft, stems: { has(stem: string): boolean }): boolean {
  const words = wordsOf(text);
  return words.some(({ start }) => {
    for (let end = start + 1; end <= text.length; end++) {
      if (isLetter(text[end]) && isLetter(text[end - 1])) continue;
      // Where "s" may follow, the last word may be another.
      if (end === text.length && plural) continue;
      if (stems.has(text.slice(start, end))) return true;
    }
    return false;
  });
}

export function compileProbe(entries: readonly LocatedEntry[]): Probe {
  const all = draft(entries).drafts.filter((form) => sureSenses(form).length > 0);
  const isCode = ({ text }: Draft) => text.startsWith('{');
  const sure = all.filter((form) => !isCode(form));
  const stems = new Map<string, { keys: Map<string, number>; plural: boolean }>();
  // The shortest first: what is held by a form is there before it.
  for (const form of sure.sort((a, b) => a.text.length - b.text.length)) {
    if (holdsAnother(form, stems)) continue;
    const stem = stemOf(form.text);
    stems.set(stem, { keys: keysOf(stem), plural: form.plural });
  }
  const isCommon = (key: string) => Number(COMMON.has(key));
  const forms = new Map<string, Set<string>>();
  for (const [stem, { keys, plural }] of stems) {
    const [key, at] = [...keys].sort(([a], [b]) => isCommon(a) - isCommon(b) || b.length - a.length)[0]!;
    // A plural is found by its beginning, and so shares the line of what it is the plural of.
    const shown = stem.endsWith('s') && stems.has(stem.slice(0, -1)) ? stem.slice(0, -1) : stem;
    const marked = at === 0 ? shown : `${shown.slice(0, at)}^${shown.slice(at)}`;
    const isLastWord = !/[^a-z\d#]/i.test(stem.slice(at));
    for (const one of plural && isLastWord ? [key, `${key}s`] : [key])
      forms.set(one, (forms.get(one) ?? new Set()).add(marked));
  }
  const lines = new Map<string, string>();
  for (const [key, some] of forms) {
    // A form that begins with another, up to the end of a word, is found with that one.
    const shortest = [...some].filter(
      (form) =>
        ![...some].some((one) => form.startsWith(one) && /^(?:s$|[^a-z\d])/i.test(form.slice(one.length))),
    );
    lines.set(key, shortest.sort().join('|'));
  }
  /** Some form has more than a space and letters beside the key. */
  const isOpen = (key: string) =>
    lines
      .get(key)!
      .toLowerCase()
      .split('|')
      .some((form) => !(form.includes('^') ? PLAIN_MIDDLE : PLAIN_BEGIN).test(form));
  const isPlural = (key: string) => key.endsWith('s') && lines.get(key) === lines.get(key.slice(0, -1));
  const inOrder = [...lines.keys()]
    .filter((key) => !isPlural(key))
    .sort()
    .flatMap((key) => (isPlural(`${key}s`) ? [`${key}s`, key] : [key]));
  const written = (key: string) =>
    (isOpen(key) ? '!' : '') +
    (lines.get(key) ?? '')
      .split('|')
      .map((form) => (form.startsWith(key) ? `~${form.slice(key.length)}` : form.replace(`^${key}`, '~')))
      .join('|');
  const codeOf = ({ text }: Draft) => patterns.findIndex(([name]) => text === `{${name}}`);
  const codes = all.filter(isCode).map(codeOf);
  const partsOf = (code: number) => patterns[code]![1].holds.map((part) => withZeros(part.toLowerCase()));
  return {
    codes,
    inCodes: [...new Set(codes.flatMap(partsOf))],
    keys: inOrder,
    forms: inOrder.map((key) => (isPlural(key) ? '' : written(key))),
  };
}
