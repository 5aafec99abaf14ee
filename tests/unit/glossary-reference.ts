/**
 * A second matcher, slow and plain: one regular expression for each spelling of each form, tried at each place of the text
 * without what is not there. No index, no hashes, no records. The property tests hold the real one against it.
 */
import type { LocatedEntry } from '../../glossary/entry.ts';
import { foldForm } from '../../glossary/forms.ts';
import { exactLetters } from '../../glossary/tables.ts';
import { british, plurals } from '../../glossary/variants.ts';
import type { ShownWord } from './glossary-kit.ts';

const ABSENT = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/;
const SPACES = '\\t-\\r \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000';
const DASHES = '\\-\\u2010-\\u2015\\u2212\\u207b\\ufe63\\uff0d';
const LETTER = /[\p{L}\p{Nd}\p{Nl}\p{M}_]/u;
/** Without the long dashes, which part thoughts. */
const MINUSES = '\\-\\u2010-\\u2013\\u2212\\u207b\\ufe63\\uff0d';
const isLetter = (char: string | undefined) => char !== undefined && char !== '\u02bc' && LETTER.test(char);

interface Sense {
  entry: number;
  /** Absent: sure. */
  rule?: { needs: string[]; unless: string[] };
}
interface Form {
  length: number;
  pattern: RegExp;
  /** Holds letters that are compared as written. */
  exact: boolean;
  senses: Sense[];
}
export interface ReferenceFound {
  start: number;
  end: number;
  shouted: boolean;
  senses: Sense[];
  silencer?: string;
}

const literal = (char: string) => char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');

/** The expression for a form in its compared spelling. */
function expression(key: string): RegExp {
  const exact = exactLetters(key);
  const first = key.match(/^[\p{L}\p{N}#]+/u)![0].length;
  let number = 0;
  const source = [...key].map((char, i) => {
    if (char === ' ')
      return `(?:(?![${SPACES}]*\\n[${SPACES}]*\\n)[${SPACES}]+|[${DASHES}](?:[ \\t]*\\r?\\n[ \\t]*)?)`;
    if (char === '-') return `[${MINUSES}]`;
    if (char === "'") return `['\\u2018\\u2019\\u02bc]`;
    if (char === '+') return '[+\\u207a\\uff0b]';
    // A number is taken as a whole or not at all; in the first word it has three digits at most.
    if (char === '#')
      return `(?=(?<n${++number}>\\d{1,${i < first ? 3 : 4}}(?:[.,]\\d{1,2})?))\\k<n${number}>`;
    if (exact?.[i]) return literal(char);
    return [...new Set([char, char.toLowerCase(), char.toUpperCase()])]
      .filter((c) => c.length === 1)
      .map(literal)
      .join('|')
      .replace(/^.*\|.*$/, '(?:$&)');
  });
  return new RegExp(source.join(''), 'uy');
}

/** Behind several words the "s" is taken in any case: "CT SCANS". */
const anyPlural = (key: string) => new RegExp(`${expression(key).source}[sS]`, 'uy');

/** The same entry for the same reason, which an entry may well say twice. */
const isSame = (a: Sense, b: Sense): boolean =>
  a.entry === b.entry &&
  !a.rule === !b.rule &&
  (['needs', 'unless'] as const).every(
    (list) => String([...new Set(a.rule?.[list])].sort()) === String([...new Set(b.rule?.[list])].sort()),
  );

/** All spellings of all forms, and whose they are. What is typed stands before what is generated, sure before waiting. */
function formsOf(entries: readonly LocatedEntry[]): Form[] {
  const byKey = new Map<string, { typed: boolean; pattern: RegExp; senses: Sense[] }>();
  const put = (spelling: string, typed: boolean, sense: Sense, pattern = expression(foldForm(spelling))) => {
    const key = foldForm(spelling);
    const there = byKey.get(key);
    if (!there || (typed && !there.typed)) byKey.set(key, { typed, pattern, senses: [sense] });
    else if (there.typed === typed && !there.senses.some((other) => isSame(other, sense)))
      there.senses.push(sense);
  };
  entries.forEach((entry, index) => {
    const never = new Set((entry.never ?? []).map(foldForm));
    const add = (form: string, sense: Sense) => {
      const other = british(form);
      const spellings = [form, ...(other && !never.has(foldForm(other)) ? [other] : [])];
      spellings.forEach((spelling, i) => {
        put(spelling, i === 0, sense);
        for (const ending of plurals(spelling)) {
          const plural = ending === 's' ? `${spelling}s` : ending;
          const key = foldForm(spelling);
          const pattern = ending === 's' && key.includes(' ') ? anyPlural(key) : undefined;
          if (!never.has(foldForm(plural))) put(plural, false, sense, pattern);
        }
      });
    };
    for (const form of entry.forms ?? []) add(form, { entry: index });
    for (const { form, needs = [], unless = [] } of entry.in_context ?? [])
      add(form, { entry: index, rule: { needs, unless } });
  });
  return [...byKey].map(([key, { pattern, senses }]) => {
    const certain = senses.filter((sense) => !sense.rule);
    return {
      length: key.length,
      pattern,
      exact: exactLetters(key) !== null,
      senses: certain.length > 0 ? certain : senses,
    };
  });
}

/** The text without what is not there; `raw` maps its offsets back. */
function visible(text: string): { seen: string; raw: number[] } {
  const raw: number[] = [];
  let seen = '';
  for (let i = 0; i < text.length; i++) {
    if (ABSENT.test(text[i]!)) continue;
    raw.push(i);
    seen += text[i];
  }
  return { seen, raw };
}

const ADDRESS = /:\/\/|^www\.|@|\.(?:com|org|net|gov|edu|info|html?|pdf|php|jpe?g|png)\b/i;

/** True if the form stands there as a whole word, and not in an address, behind "non" or with a suspended dash. */
function stands(seen: string, start: number, end: number): boolean {
  const before = [...seen.slice(0, start)].at(-1);
  const [after] = seen.slice(end);
  if (isLetter(before) || isLetter([...seen.slice(end, end + 2)][0] ?? after)) return false;
  const space = new RegExp(`[${SPACES}]`, 'u');
  let from = start;
  while (from > 0 && !space.test(seen[from - 1]!)) from--;
  let to = end;
  while (to < seen.length && !space.test(seen[to]!)) to++;
  if ((from < start || to > end) && ADDRESS.test(seen.slice(from, to))) return false;
  if (/(?<![\p{L}\p{N}])non[-\u2010-\u2015\u2212 ]$/iu.test(seen.slice(0, start))) return false;
  const isDash = new RegExp(`[${DASHES}]`, 'u').test(seen[end - 1]!);
  const joinedTo =
    /^\s*(?:(?:and|or|&)\s*)?(?:\p{Lu}[\p{L}\p{N}+/]*[-\u2010-\u2015\u2212][\p{L}\p{N}]|(?:positive|negative|low|ultralow)\b)/u;
  return !(isDash && joinedTo.test(seen.slice(end)));
}

/** The text around is all capitals. */
function isShouted(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - 40), start)} ${text.slice(end, end + 40)}`;
  return !/\p{Ll}/u.test(around) && /\p{Lu}\p{Lu}/u.test(around);
}

export class Reference {
  readonly #entries: readonly LocatedEntry[];
  readonly #forms: Form[];
  readonly #silencers: [text: string, pattern: RegExp][];

  constructor(entries: readonly LocatedEntry[]) {
    this.#entries = entries;
    this.#forms = formsOf(entries);
    const unless = entries.flatMap((e) => (e.in_context ?? []).flatMap((c) => c.unless ?? []));
    this.#silencers = [...new Set(unless.map(foldForm))].flatMap((key) => [
      [key, expression(key)],
      [key, /^[\p{L}\p{N}]+$/u.test(key) ? expression(`${key}s`) : anyPlural(key)],
    ]);
  }

  find(text: string): ReferenceFound[] {
    const { seen, raw } = visible(text);
    const found: ReferenceFound[] = [];
    const endAt = (pattern: RegExp, start: number): number => {
      pattern.lastIndex = start;
      return pattern.test(seen) && stands(seen, start, pattern.lastIndex) ? pattern.lastIndex : -1;
    };
    let covered = 0;
    let waiting = 0;
    for (let start = 0; start < seen.length; start++) {
      if (isLetter(seen[start - 1])) continue;
      const at = (end: number) => ({ start: raw[start]!, end: raw[end - 1]! + 1 });
      for (const [silencer, pattern] of this.#silencers) {
        const end = endAt(pattern, start);
        if (end >= 0) found.push({ ...at(end), shouted: false, senses: [], silencer });
      }
      if (start < covered) continue;
      const certain = start >= waiting;
      const here = this.#forms
        .map((form) => ({ form, end: endAt(form.pattern, start) }))
        .filter(({ end }) => end >= 0)
        .sort((a, b) => b.form.length - a.form.length);
      for (const { form, end } of here) {
        const place = at(end);
        const shouted = form.exact && isShouted(text, place.start, place.end);
        found.push({ ...place, shouted, senses: form.senses });
        const needsNothing = !shouted && form.senses.some((sense) => !sense.rule);
        if (needsNothing && certain) covered = end;
        else waiting = Math.max(waiting, end);
        if (needsNothing) break;
      }
    }
    return found;
  }

  /** What a page shows that holds these texts. */
  shown(texts: readonly string[]): ShownWord[] {
    const pages = texts.map((text) => this.find(text));
    const all = pages.flat();
    const silenced = new Set(all.flatMap(({ silencer }) => (silencer === undefined ? [] : [silencer])));
    const certain = new Set<number>();
    for (const { senses, shouted } of all)
      for (const sense of senses) if (!sense.rule && !shouted) certain.add(sense.entry);
    const id = (entry: number) => this.#entries[entry]!.id;
    const there = new Set([...certain].map(id));
    const justified = ({ rule }: Sense, shouted: boolean): boolean => {
      if (!rule && !shouted) return true;
      const { needs, unless } = rule ?? { needs: [], unless: [] };
      if (unless.some((text) => silenced.has(foldForm(text)))) return false;
      return needs.length > 0 ? needs.some((need) => there.has(need)) : certain.size >= 3;
    };
    for (let before = -1; before !== there.size; ) {
      before = there.size;
      for (const { senses, shouted } of all)
        for (const sense of senses) if (justified(sense, shouted)) there.add(id(sense.entry));
    }
    return pages.flatMap((found, text) => {
      let covered = 0;
      return found.flatMap(({ start, end, senses, shouted }) => {
        const meant = senses.filter((sense) => justified(sense, shouted));
        if (start < covered || meant.length === 0) return [];
        covered = end;
        const isSure = meant.some((sense) => !sense.rule) && !shouted;
        return [
          {
            text,
            start,
            end,
            entries: [...new Set(meant.map(({ entry }) => entry))],
            certainty: isSure ? 'sure' : 'context',
          },
        ];
      });
    });
  }
}
