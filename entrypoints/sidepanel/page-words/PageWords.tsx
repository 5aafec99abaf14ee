/** The tab "On this page": every different word of the page, each with its one-sentence explanation. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';
import type { CardEntry } from '../../../glossary/entry.ts';
import { Reading } from '../Reading.tsx';
import type { TabProps } from '../tab.ts';
import { WordList } from './WordList.tsx';

export function PageWords({ ports, choices }: TabProps) {
  const { line, page } = ports;
  const [words, setWords] = useState<CardEntry[]>([]);
  const [open, setOpen] = useState<CardEntry | null>(null);
  useEffect(
    () =>
      page.follow((indexes) => {
        line.entries(indexes).then(setWords, () => setWords([]));
      }),
    [line, page],
  );
  return (
    <Reading entry={open} line={line} choices={choices} onBack={() => setOpen(null)}>
      <p class="side-count" role="status">
        {words.length === 0 ? t('popup_words_none') : t('popup_words_many', String(words.length))}
      </p>
      <WordList words={words} gentle={choices.gentle} onOpen={setOpen} />
    </Reading>
  );
}
