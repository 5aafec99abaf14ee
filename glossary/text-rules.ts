/**
 * Rules for every text a reader sees, as far as a program can check them. The rest is the checklist in CONTRIBUTING.md.
 * Each rule has the words it forbids and what to do instead, in the message.
 */
import type { LocatedEntry } from './entry.ts';
import { grade, namesPattern, words } from './grade.ts';
import type { Fault } from './read.ts';

export const LIMITS = { grade: 6.5, plain: 45, more: 60, ask: 25 } as const;

const FORBIDDEN: [pattern: RegExp, advice: string][] = [
  [/\d\s*%|\bper ?cent\b/i, 'says a percentage: no odds or survival figures in any form'],
  [/\b\d+ (?:in|out of) (?:every )?\d+\b/i, 'says odds: leave them out'],
  [/\b(?:odds|chances) (?:of|are)\b/i, 'speaks of odds: leave them out'],
  [
    /\b(?:live|lives|survive|survives|survival of)\b[^.]*\b\d+ (?:months?|years?)\b/i,
    'says how long people live: leave it out',
  ],
  [/\byou (?:should|must|need to|ought)\b/i, 'gives advice: say what the thing is or does'],
  [/\byou (?:have|are|had|were)\b(?! to)/i, 'says something about this reader: write "a person with …"'],
  [
    /\byour (?:cancer|tumor|disease|stage|prognosis|breast|result|test|body|doctor)/i,
    'says something about this reader',
  ],
  [
    /\b(?:battle|battling|fight|fighting|victim|suffer(?:s|ing|er)?|deadly|lethal|killer)\b/i,
    'is a word of war or fear',
  ],
  [/\b(?:sadly|unfortunately|luckily|fortunately|hopefully|thankfully)\b/i, 'judges: leave the word out'],
  [
    /\b(?:miracle|promising|breakthrough cure|good outlook|bad outlook|poor outlook)\b/i,
    'promises or forecasts',
  ],
  [/\bcommitted? suicide|\bsuicide\b/i, 'is never used'],
];

/** Entries whose `urgent` is allowed are about one of these. Closed list; a new one needs a second reader. */
const URGENT_ABOUT =
  /\bfever|\bchills|\bspinal|\bspine|\bback pain|\bclot|\bbreath|\bcough|\blung|\ballerg|\breaction|\binfusion|\bhives|\bswelling|\bvein|\bdiarrhea|\bsepsis|\binfection|\bface|\bburn/i;

export interface TextReport {
  entry: string;
  grade: number;
  words: number;
}

/** Checks the texts of all entries. Returns the figures of each `plain`. */
export function checkTexts(entries: readonly LocatedEntry[], faults: Fault[]): TextReport[] {
  const drugNames = entries.filter((e) => e.kind === 'drugs').flatMap((e) => [e.term, ...(e.forms ?? [])]);
  return entries.map((entry) => {
    const fault = (message: string) => faults.push({ at: entry.at, entry: entry.id, message });
    const own = [
      entry.term,
      ...(entry.forms ?? []),
      ...(entry.in_context ?? []).map((c) => c.form),
      ...(entry.also ?? []),
    ];
    const names = namesPattern([...own, ...drugNames]);
    const result = { entry: entry.id, grade: grade(entry.plain, names), words: words(entry.plain).length };
    if (result.grade > LIMITS.grade) {
      fault(
        `plain: reading grade ${result.grade.toFixed(1)} is above ${LIMITS.grade}: shorter words, shorter sentences`,
      );
    }
    const long = (field: 'plain' | 'more' | 'ask', limit: number) => {
      const n = words(entry[field] ?? '').length;
      if (n > limit) fault(`${field}: ${n} words, at most ${limit}`);
    };
    long('plain', LIMITS.plain);
    long('more', LIMITS.more);
    long('ask', LIMITS.ask);
    if (entry.ask && !entry.ask.endsWith('?')) fault('ask: must be a question and end with "?"');
    for (const field of ['plain', 'more', 'urgent', 'ask'] as const) {
      const value = entry[field];
      if (!value) continue;
      for (const [pattern, advice] of FORBIDDEN) {
        const hit = value.match(pattern);
        if (hit) fault(`${field}: "${hit[0]}" ${advice}`);
      }
    }
    if (entry.urgent && !URGENT_ABOUT.test(entry.urgent))
      fault('urgent: is not one of the signs on the closed list');
    if (entry.urgent && !/call|emergency/i.test(entry.urgent)) fault('urgent: must say whom to call');
    return result;
  });
}
