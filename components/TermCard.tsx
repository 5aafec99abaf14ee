/**
 * The card: one word explained, and the way to related words and back. A labelled dialog that is not modal. It takes
 * entries and gives callbacks; where it stands, and when it closes, is for those who show it.
 */
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { CardEntry } from '../glossary/entry.ts';
import type { Marks } from '../highlight/card-port.ts';
import { CardFrame } from './CardFrame.tsx';
import { EntryDetails } from './EntryDetails.tsx';
import { GentleGate } from './GentleGate.tsx';
import { Meanings } from './Meanings.tsx';
import type { ChosenVoice } from './speech.ts';
import { Trouble } from './Trouble.tsx';
import { topic } from './topic.ts';
import { shownStep } from './trail.ts';
import { Unknown } from './Unknown.tsx';
import { scrolled, useTrail } from './useTrail.ts';
import { WordMenu } from './WordMenu.tsx';

export type CardView =
  | { status: 'loading' }
  | { status: 'failed'; retrying: boolean }
  /** One entry, or every meaning of a word that the page leaves open. */
  | { status: 'ready'; entries: readonly CardEntry[] }
  /** The word is not explained here (`entries` is empty); these have similar names. */
  | {
      status: 'unknown';
      entries: readonly CardEntry[];
      similar: readonly CardEntry[];
      names: readonly string[];
    };

export interface TermCardProps {
  /** The word as it stands on the page. */
  word: string;
  view: CardView;
  /** Show the topic of a frightening word and a button first. */
  gentle: boolean;
  voice: ChosenVoice;
  /** What the reader has said about a word. May reject. */
  fetchMarks(id: string): Promise<Marks>;
  /** Rejects when it could not be stored. */
  onMark(id: string, mark: Partial<Marks>): Promise<void>;
  /** May reject; null when there is no such entry. */
  fetchEntry(id: string): Promise<CardEntry | null>;
  /** Marks cannot be stored, and are not offered. */
  keepsNothing?: boolean | undefined;
  onRetry(): void;
  onClose(): void;
  onTurnOff(): void;
  /** Searches for the word where it is not explained; absent: there is no search. */
  onSearch?(): void;
}

const none: readonly CardEntry[] = [];

export function TermCard(props: TermCardProps) {
  const { word, view, gentle, voice, fetchEntry, fetchMarks, onMark, keepsNothing } = props;
  const { onRetry, onClose, onTurnOff, onSearch } = props;
  const dialog = useRef<HTMLDivElement | null>(null);
  const [trail, move] = useTrail(dialog, 'entries' in view ? view.entries : none);
  const describing = useId();

  const { entries } = shownStep(trail);
  const [entry] = entries;
  const isRelated = trail.steps.length > 1;
  const isGated = ({ id, sensitive }: CardEntry) => gentle && sensitive === true && !trail.revealed.has(id);
  const reveal = ({ id }: CardEntry) => move({ type: 'reveal', id });
  const open = (entry: CardEntry) => move({ type: 'open', entry, scrollTop: scrolled(dialog.current) });

  const frame = (heading: string, describedBy: string | undefined, body: ComponentChildren) => (
    <CardFrame
      dialog={dialog}
      heading={heading}
      describedBy={describedBy}
      onBack={isRelated ? () => move({ type: 'back' }) : undefined}
      onClose={onClose}
      menu={
        <WordMenu
          id={entries.length === 1 && !keepsNothing ? entry?.id : undefined}
          fetchMarks={fetchMarks}
          onMark={onMark}
          onTurnOff={onTurnOff}
        />
      }
    >
      {body}
    </CardFrame>
  );

  if (!entry && view.status === 'unknown') {
    return frame(
      word,
      describing,
      <Unknown
        word={word}
        similar={view.similar}
        names={view.names}
        introId={describing}
        gentle={gentle}
        onOpen={open}
        onSearch={onSearch}
      />,
    );
  }
  if (!entry) {
    const trouble = 'entries' in view ? { status: 'failed' as const, retrying: false } : view;
    return frame(word, undefined, <Trouble view={trouble} onRetry={onRetry} />);
  }
  if (entries.length > 1) {
    return frame(
      word,
      describing,
      <Meanings
        word={word}
        entries={entries}
        introId={describing}
        isGated={isGated}
        onReveal={reveal}
        onOpen={open}
      />,
    );
  }
  if (isGated(entry)) {
    // The word underlined on the page is no secret; a related word is, until the reader asks.
    return frame(
      isRelated ? topic(entry.kind) : word,
      undefined,
      <GentleGate entry={entry} showTopic={!isRelated} onShow={() => reveal(entry)} />,
    );
  }
  return frame(
    entry.term,
    describing,
    <EntryDetails
      key={entry.id}
      entry={entry}
      plainId={describing}
      gentle={gentle}
      voice={voice}
      unfolded={trail.unfolded.has(entry.id)}
      onUnfold={() => move({ type: 'unfold', id: entry.id })}
      fetchEntry={fetchEntry}
      onOpen={open}
    />,
  );
}
