/** What stands on the sheet for the appointment: words, the questions of their entries, and where it all comes from. */
import type { CardEntry } from '../../glossary/entry.ts';

/** A word that can be on the sheet. */
export interface SheetWord {
  id: string;
  name: string;
  /** `null` where the glossary no longer has it: then there is only the reader's note. */
  entry: CardEntry | null;
  note?: string;
}

/** A question to the care team, and the words it is about. */
export interface Question {
  text: string;
  names: string[];
}

export interface Sources {
  /** Documents that explain a word of the sheet. */
  documents: string[];
  /** What the others were checked against. */
  checked: string[];
}

/** Questions that say the same, whatever their spaces, capitals and last sign. */
const sameness = (question: string): string =>
  question
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[ .?!]+$/, '');

/** Every question once, in the order of the words. One that several words ask is about all of them. */
export function questionsOf(words: readonly SheetWord[]): Question[] {
  const questions = new Map<string, Question>();
  for (const { name, entry } of words) {
    if (!entry?.ask) continue;
    const key = sameness(entry.ask);
    const question = questions.get(key) ?? { text: entry.ask, names: [] };
    if (!question.names.includes(name)) question.names.push(name);
    questions.set(key, question);
  }
  return [...questions.values()];
}

/** As on a card, where an entry names documents these, otherwise what it was checked against. Each once, by name. */
export function sourcesOf(words: readonly SheetWord[]): Sources {
  const all = words.flatMap(({ entry }) => (entry ? [entry.sources] : []));
  const checked = all.flatMap((sources) => (sources.documents.length > 0 ? [] : sources.checked));
  const sorted = (labels: string[]) => [...new Set(labels)].sort((a, b) => a.localeCompare(b));
  return { documents: sorted(all.flatMap(({ documents }) => documents)), checked: sorted(checked) };
}
