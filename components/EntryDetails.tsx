/** Everything the card tells about one entry, below its heading. */
import type { CardEntry } from '../glossary/entry.ts';
import { ListenButton } from './ListenButton.tsx';
import { More } from './More.tsx';
import { RelatedWords } from './RelatedWords.tsx';
import { Say } from './Say.tsx';
import { Sources } from './Sources.tsx';
import type { ChosenVoice } from './speech.ts';
import { t } from './text.ts';
import { Urgent } from './Urgent.tsx';

export interface EntryDetailsProps {
  entry: CardEntry;
  /** Id for the explanation, which describes the dialog. */
  plainId: string;
  gentle: boolean;
  voice: ChosenVoice;
  unfolded: boolean;
  onUnfold(): void;
  fetchEntry(id: string): Promise<CardEntry | null>;
  onOpen(entry: CardEntry): void;
}

export function EntryDetails(props: EntryDetailsProps) {
  const { entry, plainId, gentle, voice, unfolded, onUnfold, fetchEntry, onOpen } = props;
  return (
    <>
      <div class="saying">
        {entry.say && <Say say={entry.say} />}
        <ListenButton
          texts={[entry.term, entry.plain, ...(entry.urgent ? [entry.urgent] : [])]}
          voice={voice}
        />
      </div>
      <p id={plainId} class="plain">
        {entry.plain}
      </p>
      {entry.urgent && <Urgent text={entry.urgent} />}
      {entry.more && <More text={entry.more} open={unfolded} onToggle={onUnfold} />}
      {entry.ask && (
        <section class="ask">
          <h3>{t('card_ask')}</h3>
          <p>{entry.ask}</p>
        </section>
      )}
      {entry.see.length > 0 && (
        <RelatedWords words={entry.see} gentle={gentle} fetchEntry={fetchEntry} onOpen={onOpen} />
      )}
      <Sources sources={entry.sources} />
    </>
  );
}
