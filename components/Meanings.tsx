/** A word whose meaning the page leaves open: every meaning with its explanation, and a button to all about it. */
import type { CardEntry } from '../glossary/entry.ts';
import { GentleGate } from './GentleGate.tsx';
import { Say } from './Say.tsx';
import { t } from './text.ts';
import { topic } from './topic.ts';
import { Urgent } from './Urgent.tsx';

export interface MeaningsProps {
  /** The word as it stands on the page. */
  word: string;
  entries: readonly CardEntry[];
  /** Id for the first sentence, which describes the dialog. */
  introId: string;
  isGated(entry: CardEntry): boolean;
  onReveal(entry: CardEntry): void;
  onOpen(entry: CardEntry): void;
}

export function Meanings({ word, entries, introId, isGated, onReveal, onOpen }: MeaningsProps) {
  return (
    <>
      <p id={introId} class="soft">
        {t('card_meanings', word)}
      </p>
      {entries.map((entry) =>
        isGated(entry) ? (
          <section class="meaning" key={entry.id}>
            <h3>{topic(entry.kind)}</h3>
            <GentleGate entry={entry} showTopic={false} onShow={() => onReveal(entry)} />
          </section>
        ) : (
          <section class="meaning" key={entry.id}>
            <h3>{entry.term}</h3>
            {entry.say && <Say say={entry.say} />}
            <p class="plain">{entry.plain}</p>
            {entry.urgent && <Urgent text={entry.urgent} />}
            <button type="button" class="quiet" data-entry={entry.id} onClick={() => onOpen(entry)}>
              {t('card_meaning_open', entry.term)}
            </button>
          </section>
        ),
      )}
    </>
  );
}
