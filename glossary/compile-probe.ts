/**
 * Compiles the probe. Nothing is ever shown without a sure form on the page, and a form that holds another is found with
 * that one; so the probe needs the beginnings of the shortest sure forms only. Codes with patterns are left to the full
 * tables.
 */
import { type Draft, draft, sureSenses } from './compile.ts';
import type { LocatedEntry } from './entry.ts';
import { ABSENT, fold } from './fold.ts';
import { encodeFilter, hashOf, type Probe, pairHash } from './probe.ts';

/** A form as the probe looks for it. */
interface Stem {
  /** One word, or two. */
  words: string[];
  /** What is compared. */
  text: string;
}

const NUMBER = '#';

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

/** A word as it may stand in a text: digits count as one for the hash, a number may have one to four. */
function inFigures(word: string): string[] {
  if (!word.includes(NUMBER)) return [word];
  return ['0', '00', '000', '0000'].flatMap((figures) => inFigures(word.replace(NUMBER, figures)));
}

/** Two words of so many letters say enough: what follows is not compared. */
const ENOUGH = [4, 5];

/** How the probe looks for a form, with all its plurals. */
function stemsOf({ text, plural }: Draft): Stem[] {
  const all = wordsOf(text);
  const hasNumber = ({ start, end }: Word) => text.slice(start, end).includes(NUMBER);
  // Numbers are everywhere: the form is looked for from its first word on, up to the next number.
  const from = Math.max(
    0,
    all.findIndex((word) => !hasNumber(word)),
  );
  const to = all.findIndex((word, i) => i > from && hasNumber(word));
  const words = all.slice(from, to < 0 ? undefined : to);
  const [first, second] = words as [Word, Word?];
  const isCut = to >= 0;
  const last = words.at(-1)!;
  if (!second) {
    const end = isCut ? first.end : text.length;
    const word = text.slice(first.start, first.end);
    const stem = { words: [word], text: text.slice(first.start, end) };
    return plural && !isCut ? [stem, { words: [`${word}s`], text: `${stem.text}s` }] : [stem];
  }
  const saysEnough = [first, second].every(({ start, end }, i) => end - start >= ENOUGH[i]!);
  const end = saysEnough ? second.end : isCut ? last.end : text.length;
  const stem = {
    words: [first, second].map(({ start, end }) => text.slice(start, end)),
    text: text.slice(first.start, end),
  };
  if (!plural || isCut || last !== second) return [stem];
  return [stem, { words: [stem.words[0]!, `${stem.words[1]}s`], text: `${stem.text}s` }];
}

/** True if the form cannot stand anywhere without one of the stems standing in it. */
function holdsAnother({ text, plural }: Draft, stems: ReadonlyMap<string, Stem>): boolean {
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
  const sure = draft(entries).drafts.filter(
    (form) => sureSenses(form).length > 0 && !form.text.startsWith('{'),
  );
  const stems = new Map<string, Stem>();
  // The shortest first: what is held by a form is there before it.
  for (const form of sure.sort((a, b) => a.text.length - b.text.length))
    if (!holdsAnother(form, stems)) for (const stem of stemsOf(form)) stems.set(stem.text, stem);
  const lines = { words: new Set<string>(), pairs: new Set<string>() };
  const hashes: number[] = [];
  for (const { words, text } of [...stems.values()].sort((a, b) => a.text.length - b.text.length)) {
    const whole = words.join(' ').toLowerCase();
    // As the probe makes it of a text: what is a number and what a figure of the name, no text tells.
    const key = whole.includes(NUMBER) ? whole.replace(/[\d#]+/g, NUMBER) : whole;
    const rest = text.startsWith(key) ? `~${text.slice(key.length)}` : `>${text}`;
    const line = key === text ? key : key + rest;
    const [first, second] = words as [string, string?];
    const some = second === undefined ? lines.words : lines.pairs;
    // What differs by an "s" is one in the lines.
    if (!some.has(line.slice(0, -1)) || !line.endsWith('s')) some.add(line);
    for (const one of inFigures(first))
      hashes.push(second === undefined ? hashOf(one) : pairHash(hashOf(one), hashOf(second)));
  }
  const written = (some: ReadonlySet<string>) => `\n${[...some].sort().join('\n')}\n`;
  return { filter: encodeFilter(hashes), words: written(lines.words), pairs: written(lines.pairs) };
}
