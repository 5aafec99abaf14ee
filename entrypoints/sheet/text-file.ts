/** The sheet as a plain text file: the same words, questions and lines to write on, in lines that fit a page. */
import { t } from '../../components/text.ts';
import { questionsOf, type SheetWord, sourcesOf } from './content.ts';

/** Characters in a line. */
const WIDTH = 72;

/** Breaks a text into lines at spaces; a single word that is longer stays whole. Line breaks of the text stay. */
export function wrapped(text: string, indent = ''): string[] {
  return text.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).filter((word) => word !== '')) {
      const longer = line === '' ? indent + word : `${line} ${word}`;
      if (line !== '' && [...longer].length > WIDTH) {
        lines.push(line);
        line = indent + word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}

const rule = (indent: string): string => indent + '_'.repeat(WIDTH - indent.length);
const underlined = (text: string, sign: string): string[] => {
  const lines = wrapped(text);
  return [...lines, sign.repeat(Math.min(WIDTH, Math.max(...lines.map((line) => [...line].length))))];
};

/** A name and a line to write on, in what the name leaves of the line. */
const toFill = (name: string): string => `${name} ${'_'.repeat(Math.max(12, WIDTH - name.length - 1))}`;

/** Lines for answers below each question, and for the reader's own questions. */
const LINES = { answer: 2, own: 6 };

const ruled = (count: number, indent: string): string[] =>
  Array.from({ length: count }, () => ['', rule(indent)]).flat();

function wordLines({ name, entry, note }: SheetWord): string[] {
  return [
    '',
    ...underlined(name, '-'),
    ...(entry?.say ? wrapped(t('sheet_say', entry.say)) : []),
    ...wrapped(entry ? entry.plain : t('own_gone')),
    ...(entry?.urgent ? ['', ...wrapped(`${t('card_urgent')}:`), ...wrapped(entry.urgent, '  ')] : []),
    ...(note ? ['', ...wrapped(`${t('own_note')}:`), ...wrapped(note, '  ')] : []),
  ];
}

/** `date`: as the reader writes it. Ends with a line break. */
export function textFile(words: readonly SheetWord[], date: string): string {
  const questions = questionsOf(words);
  const { documents, checked } = sourcesOf(words);
  const list = (labels: string[]) =>
    labels.flatMap((label) => [`- ${wrapped(label, '  ').join('\n').trimStart()}`]);
  const lines = [
    ...underlined(t('sheet_title'), '='),
    '',
    `${t('sheet_date')} ${date}`,
    toFill(t('sheet_name')),
    toFill(t('sheet_interpreter')),
    '',
    '',
    ...underlined(t('sheet_words'), '='),
    ...words.flatMap(wordLines),
    '',
    '',
    ...underlined(t('sheet_questions'), '='),
    ...questions.flatMap(({ text, names }) => [
      '',
      ...wrapped(t('sheet_about', names.join(', '))),
      ...wrapped(text, '  '),
      ...ruled(LINES.answer, '  '),
    ]),
    '',
    ...wrapped(t('sheet_own_questions')),
    ...ruled(LINES.own, '  '),
    '',
    '',
    ...underlined(t('sheet_sources'), '='),
    '',
    ...list(documents),
    ...(checked.length > 0 ? ['', ...wrapped(t('sheet_checked')), ...list(checked)] : []),
    '',
    ...wrapped(t('sheet_promise')),
  ];
  return `${lines.join('\n')}\n`;
}
