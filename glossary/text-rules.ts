/**
 * Rules for every text a reader sees, as far as a program can check them. The rest is the checklist in CONTRIBUTING.md.
 * Each rule has the words it forbids and what to do instead, in the message.
 */
import type { LocatedEntry } from './entry.ts';
import { grade, namesPattern, words } from './grade.ts';
import type { Fault } from './read.ts';
import { urgentFaults } from './urgent.ts';

export const LIMITS = { grade: 6.5, plain: 45, more: 60, ask: 25 } as const;

const FORBIDDEN: [pattern: RegExp, advice: string][] = [
  [
    /\d\s*%|\bper ?cent\b/i,
    'is a percentage. Cards name no odds and no survival figures; say it without the figure.',
  ],
  [/\b\d+ (?:in|out of) (?:every )?\d+\b/i, 'are odds. Leave them out.'],
  [/\b(?:odds|chances) (?:of|are)\b/i, 'speaks of odds. Leave it out.'],
  [
    /\b(?:live|lives|survive|survives|survival of)\b[^.]*\b\d+ (?:months?|years?)\b/i,
    'says how long people live. Leave it out.',
  ],
  [/\byou (?:should|must|need to|ought)\b/i, 'gives advice. Say what the thing is or does.'],
  [
    /\byou (?:have|are|had|were)\b(?! to)/i,
    'tells this reader what is so for her or him. Write "a person with …" or "some people …".',
  ],
  [
    /\byour (?:cancer|tumor|disease|stage|prognosis|breast|result|test|body|doctor)/i,
    'speaks as if this reader had it. Write "the cancer", "a person\'s doctor" and the like.',
  ],
  [
    /\b(?:battle|battling|fight|fighting|victim|suffer(?:s|ing|er)?|deadly|lethal|killer)\b/i,
    'is a word of war or fear. Use a calm one.',
  ],
  [
    /\b(?:sadly|unfortunately|luckily|fortunately|hopefully|thankfully)\b/i,
    'tells the reader how to feel. Leave the word out.',
  ],
  [
    /\b(?:miracle|promising|breakthrough cure|good outlook|bad outlook|poor outlook)\b/i,
    'promises or forecasts. Leave it out.',
  ],
  [/\bcommitted? suicide|\bsuicide\b/i, 'is never used.'],
];

export interface TextReport {
  entry: string;
  grade: number;
  words: number;
}

const spelled = (name: string): string => name.toLowerCase().replaceAll('-', ' ');

/** Checks the texts of all entries. Returns the figures of each `plain`. */
export function checkTexts(entries: readonly LocatedEntry[], faults: Fault[]): TextReport[] {
  const drugNames = entries.filter((e) => e.kind === 'drugs').flatMap((e) => [e.term, ...(e.forms ?? [])]);
  const names = [...new Set(drugNames)].map(spelled);
  return entries.map((entry) => {
    const fault = (message: string) => faults.push({ at: entry.at, entry: entry.id, message });
    const own = [
      entry.term,
      ...(entry.forms ?? []),
      ...(entry.in_context ?? []).map((c) => c.form),
      ...(entry.also ?? []),
    ].map(spelled);
    // Only what stands there goes into the expression: one of all names, for each entry anew, takes seconds.
    const plain = spelled(entry.plain);
    const said = namesPattern([...own, ...names].filter((name) => plain.includes(name)));
    const result = { entry: entry.id, grade: grade(entry.plain, said), words: words(entry.plain).length };
    if (result.grade > LIMITS.grade) {
      fault(
        `plain: is too hard to read: school grade ${result.grade.toFixed(1)}, at most ${LIMITS.grade}. Use shorter words and shorter sentences.`,
      );
    }
    const long = (field: 'plain' | 'more' | 'ask', limit: number) => {
      const n = words(entry[field] ?? '').length;
      if (n > limit)
        fault(
          `${field}: is too long: ${n} words, at most ${limit}. Leave out what is not needed${field === 'plain' ? ', or move it to "more"' : ''}.`,
        );
    };
    long('plain', LIMITS.plain);
    long('more', LIMITS.more);
    long('ask', LIMITS.ask);
    if (entry.ask && !entry.ask.endsWith('?')) fault('ask: must be one question that ends with "?"');
    for (const field of ['plain', 'more', 'urgent', 'ask'] as const) {
      const value = entry[field];
      if (!value) continue;
      for (const [pattern, advice] of FORBIDDEN) {
        const hit = value.match(pattern);
        if (hit) fault(`${field}: "${hit[0]}" ${advice}`);
      }
    }
    for (const message of urgentFaults(entry)) fault(message);
    return result;
  });
}
