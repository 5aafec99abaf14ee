/** When to call at once. Looks the same wherever it stands and is never hidden, not by gentle mode either. */
import { AlarmIcon } from './icons.tsx';
import { t } from './text.ts';

export interface UrgentProps {
  text: string;
  /** False where a heading would begin a section of a text around it. */
  hasHeading?: boolean;
}

export function Urgent({ text, hasHeading = true }: UrgentProps) {
  const Name = hasHeading ? 'h3' : 'p';
  return (
    <section class="urgent">
      <Name class="urgent-name">
        <AlarmIcon />
        {t('card_urgent')}
      </Name>
      <p>{text}</p>
    </section>
  );
}
