/** Tables that are wider than the column can be scrolled, also with the keyboard; then they have a name. */
import { t } from '../../components/text.ts';

export function nameTables(article: Element): void {
  for (const frame of article.querySelectorAll<HTMLElement>('.table-frame')) {
    if (frame.scrollWidth > frame.clientWidth) {
      const caption = frame.querySelector('caption')?.textContent.trim();
      frame.tabIndex = 0;
      frame.setAttribute('role', 'region');
      frame.setAttribute('aria-label', caption || t('reading_table'));
    } else for (const name of ['tabindex', 'role', 'aria-label']) frame.removeAttribute(name);
  }
}
