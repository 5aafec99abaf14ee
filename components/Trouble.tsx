/** What the card shows while an explanation is on its way, and when it did not come: never nothing. */
import { t } from './text.ts';

export interface TroubleProps {
  view: { status: 'loading' } | { status: 'failed'; retrying: boolean };
  onRetry(): void;
}

export function Trouble({ view, onRetry }: TroubleProps) {
  const failed = view.status === 'failed';
  return (
    <div class="trouble">
      <p class="soft" role="status">
        {failed ? t('card_failed') : t('card_loading')}
      </p>
      {failed && (
        <button type="button" class="solid" aria-disabled={view.retrying} onClick={onRetry}>
          {view.retrying ? t('card_retrying') : t('card_retry')}
        </button>
      )}
    </div>
  );
}
