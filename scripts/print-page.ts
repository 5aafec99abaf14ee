/** How `npm start` tells what it found on a page, for people. */
import type { CardEntry } from '../glossary/entry.ts';

export interface Found {
  /** As it was asked for. */
  page: string;
  title: string;
  /** All underlined words in the order of the page. */
  words: { text: string; certainty: 'sure' | 'context'; entry: CardEntry }[];
  /** The card that was opened; null if there was no word to open it on. */
  card: { entry: string; plain: string; from: string } | null;
  /** Where the picture was saved. */
  screenshot: string;
}

const WIDTH = 100;

/** Each different entry once, in the order of the page, with its explanation. */
export function describe({ page, title, words, card, screenshot }: Found): string {
  const entries = [...new Map(words.map(({ entry }) => [entry.id, entry])).values()];
  const lines = [title, page, ''];
  if (entries.length === 0)
    return [...lines, 'No words to explain on this page.', `Screenshot: ${screenshot}`, ''].join('\n');

  lines.push(`${entries.length} different words at ${words.length} places`, '');
  for (const entry of entries) {
    const own = words.filter((word) => word.entry === entry);
    const texts = [...new Set(own.map(({ text }) => text.replace(/\s+/g, ' ')))];
    const isGuess = own.every(({ certainty }) => certainty === 'context');
    lines.push(`${texts.join(', ')}${isGuess ? ' (because of the other words on this page)' : ''}`);
    lines.push(...wrap(entry.plain));
    if (entry.urgent) lines.push(...wrap(`Urgent: ${entry.urgent}`));
    lines.push(...wrap(sourceOf(entry)), '');
  }
  lines.push(
    card
      ? `Screenshot with the card "${card.entry}": ${screenshot}`
      : `No card opened. Screenshot: ${screenshot}`,
    '',
  );
  return lines.join('\n');
}

const sourceOf = ({ sources: { documents, checked } }: CardEntry): string =>
  documents.length > 0 ? `From: ${documents.join('; ')}` : `Checked against: ${checked.join('; ')}`;

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length >= WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line ? ` ${word}` : `  ${word}`;
  }
  return [...lines, line];
}
