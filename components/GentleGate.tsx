/**
 * Stands in front of a word that can frighten (`sensitive`) in gentle mode: its topic and a button. What is urgent is
 * shown in any case.
 */
import type { CardEntry } from '../glossary/entry.ts';
import { t } from './text.ts';
import { topic } from './topic.ts';
import { Urgent } from './Urgent.tsx';

export interface GentleGateProps {
  entry: CardEntry;
  /** False where the topic already stands in the heading. */
  showTopic: boolean;
  onShow(): void;
}

export function GentleGate({ entry, showTopic, onShow }: GentleGateProps) {
  return (
    <div class="gate">
      {showTopic && <p class="topic">{topic(entry.kind)}</p>}
      <p class="soft">{t('card_gentle_note')}</p>
      {entry.urgent && <Urgent text={entry.urgent} />}
      <button type="button" class="solid" onClick={onShow}>
        {t('card_gentle_show')}
      </button>
    </div>
  );
}
