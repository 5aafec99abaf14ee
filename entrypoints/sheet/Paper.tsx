/** The sheet itself: what is printed. One column, black on white on paper, and no word split over two pages. */
import { memo } from 'preact/compat';
import { Say } from '../../components/Say.tsx';
import { t } from '../../components/text.ts';
import { Urgent } from '../../components/Urgent.tsx';
import { questionsOf, type SheetWord, sourcesOf } from './content.ts';

export interface PaperProps {
  words: readonly SheetWord[];
  /** As the reader writes it. */
  date: string;
  large: boolean;
}

/** Lines to write on below a question, and for the reader's own questions. */
const LINES = { answer: [1, 2], own: [1, 2, 3, 4, 5, 6] };

export function Paper({ words, date, large }: PaperProps) {
  const questions = questionsOf(words);
  return (
    <article class={large ? 'paper paper-large' : 'paper'}>
      <h1>{t('sheet_title')}</h1>
      <dl class="paper-fields">
        <div>
          <dt>{t('sheet_date')}</dt>
          <dd>{date}</dd>
        </div>
        <ToFill name={t('sheet_name')} />
        <ToFill name={t('sheet_interpreter')} />
      </dl>
      <section>
        <h2>{t('sheet_words')}</h2>
        {words.map((word) => (
          <Word key={word.id} word={word} />
        ))}
      </section>
      <section>
        <h2>{t('sheet_questions')}</h2>
        {questions.map(({ text, names }) => (
          <AskedQuestion key={text} text={text} about={names.join(', ')} />
        ))}
        <div class="paper-question">
          <p class="paper-ask">{t('sheet_own_questions')}</p>
          <Lines lines={LINES.own} />
        </div>
      </section>
      <PaperSources words={words} />
    </article>
  );
}

const ToFill = ({ name }: { name: string }) => (
  <div>
    <dt>{name}</dt>
    <dd class="paper-fill" />
  </div>
);

const Lines = ({ lines }: { lines: readonly number[] }) => (
  <div class="paper-lines" aria-hidden="true">
    {lines.map((line) => (
      <span key={line} />
    ))}
  </div>
);

/** A long sheet is drawn again with every box that is ticked: what has not changed is not looked at. */
const Word = memo(({ word: { name, entry, note } }: { word: SheetWord }) => (
  <div class="paper-word">
    <h3>
      {name} {entry?.say && <Say say={entry.say} />}
    </h3>
    <p>{entry ? entry.plain : t('own_gone')}</p>
    {entry?.urgent && <Urgent text={entry.urgent} />}
    {note && (
      <p class="paper-note">
        <b>{t('own_note')}:</b> {note}
      </p>
    )}
  </div>
));

const AskedQuestion = memo(({ text, about }: { text: string; about: string }) => (
  <div class="paper-question">
    <p class="paper-about">{t('sheet_about', about)}</p>
    <p class="paper-ask">{text}</p>
    <Lines lines={LINES.answer} />
  </div>
));

function PaperSources({ words }: { words: readonly SheetWord[] }) {
  const { documents, checked } = sourcesOf(words);
  return (
    <footer class="paper-sources">
      <h2>{t('sheet_sources')}</h2>
      <Labels labels={documents} />
      {checked.length > 0 && <p>{t('sheet_checked')}</p>}
      <Labels labels={checked} />
      <p>{t('sheet_promise')}</p>
    </footer>
  );
}

const Labels = ({ labels }: { labels: readonly string[] }) =>
  labels.length > 0 && (
    <ul>
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
  );
