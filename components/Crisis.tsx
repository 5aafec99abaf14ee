/** Help for a person who may think of ending their life. A line of text: nothing opens or calls by itself. */
import { t } from './text.ts';

export const Crisis = () => (
  <p class="crisis" role="note">
    {t('search_crisis')}
  </p>
);
