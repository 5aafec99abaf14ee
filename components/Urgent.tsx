/** When to call at once. Looks the same wherever it stands and is never hidden, not by gentle mode either. */
import { AlarmIcon } from './icons.tsx';
import { t } from './text.ts';

export function Urgent({ text }: { text: string }) {
  return (
    <section class="urgent">
      <h3>
        <AlarmIcon />
        {t('card_urgent')}
      </h3>
      <p>{text}</p>
    </section>
  );
}
