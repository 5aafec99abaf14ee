/** The sentences for the reasons why nothing is explained on a page. */
import { type MessageKey, t } from '../../components/text.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Reason } from './page.ts';

export const CANNOT: Record<Reason, MessageKey> = {
  browser: 'popup_cannot_browser',
  blocked: 'popup_cannot_blocked',
  files: 'popup_cannot_files',
  pdf: 'popup_cannot_pdf',
  withheld: 'popup_cannot_withheld',
};

const timeOf = (at: number) =>
  new Date(at).toLocaleTimeString(t('card_language'), { hour: 'numeric', minute: '2-digit' });

/** How long a pause lasts. */
export const pauseText = (until: NonNullable<Settings['pausedUntil']>): string =>
  until === 'forever' ? t('popup_paused') : t('popup_paused_until', timeOf(until));
