/** The sentence for each reason why nothing can be explained on a page. */
import type { MessageKey } from '../../components/text.ts';
import type { Reason } from './page.ts';

export const CANNOT: Record<Reason, MessageKey> = {
  browser: 'popup_cannot_browser',
  blocked: 'popup_cannot_blocked',
  files: 'popup_cannot_files',
  pdf: 'popup_cannot_pdf',
  withheld: 'popup_cannot_withheld',
};
