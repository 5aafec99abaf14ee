/** A whole entry in the panel, as the card shows it, with the way to related words and back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { EntryDetails } from '../../components/EntryDetails.tsx';
import { GentleGate } from '../../components/GentleGate.tsx';
import { BackIcon } from '../../components/icons.tsx';
import { t } from '../../components/text.ts';
import { topic } from '../../components/topic.ts';
import { shownStep } from '../../components/trail.ts';
import { scrolled, useTrail } from '../../components/useTrail.ts';
import { WordMenu } from '../../components/WordMenu.tsx';
import type { WordLine } from '../../components/word-line.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import type { ReaderChoices } from '../../settings/reader.ts';

export interface WordPageProps {
  entry: CardEntry;
  line: WordLine;
  choices: ReaderChoices;
  /** The reader has asked for its explanation before: no gate stands in front of it. */
  isRevealed?: boolean;
  /** The reader asks for the explanation of a frightening word. */
  onReveal?(id: string): void;
  /** Back from the first word. */
  onBack(): void;
  /** What stands below the heading of the first word. */
  children?: ComponentChildren;
}

export function WordPage(props: WordPageProps) {
  const { entry: first, line, choices, isRevealed = false, onReveal, onBack, children } = props;
  const { gentle } = choices;
  const page = useRef<HTMLDivElement | null>(null);
  const heading = useRef<HTMLHeadingElement | null>(null);
  const plainId = useId();
  // A new array is a new trail.
  const entries = useMemo(() => [first], [first]);
  const [trail, move] = useTrail(page, entries);
  const [entry = first] = shownStep(trail).entries;
  const isFirst = trail.steps.length === 1;
  const isGated =
    gentle &&
    entry.sensitive === true &&
    !trail.revealed.has(entry.id) &&
    !(isRevealed && entry.id === first.id);

  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const back = useRef(() => {});
  back.current = isFirst ? onBack : () => move({ type: 'back' });
  // At once: a key that comes before the page has been drawn counts as well.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || page.current?.offsetParent === null) return;
      event.preventDefault();
      back.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const reveal = () => {
    move({ type: 'reveal', id: entry.id });
    onReveal?.(entry.id);
  };
  const open = (next: CardEntry) => move({ type: 'open', entry: next, scrollTop: scrolled(page.current) });

  return (
    <div ref={page} class="word-page">
      <button type="button" class="quiet back" onClick={() => back.current()}>
        <BackIcon />
        {t('card_back')}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {isGated ? topic(entry.kind) : entry.term}
      </h2>
      {isFirst && children}
      {isGated ? (
        <GentleGate entry={entry} showTopic={false} onShow={reveal} />
      ) : (
        <>
          <EntryDetails
            key={entry.id}
            entry={entry}
            plainId={plainId}
            gentle={gentle}
            voice={{ uri: choices.voice, rate: choices.voiceRate }}
            unfolded={trail.unfolded.has(entry.id)}
            onUnfold={() => move({ type: 'unfold', id: entry.id })}
            fetchEntry={line.entry}
            onOpen={open}
          />
          <WordMenu id={entry.id} fetchMarks={line.marks} onMark={line.mark} />
        </>
      )}
    </div>
  );
}
