/**
 * The texts of the interface. Components say *which* text (`t('card_more')`), each entrypoint says once where texts
 * come from (`useMessages(browser.i18n.getMessage)`), so that components never touch `browser.*`.
 * Keys are checked at compile time against the English messages; nothing of that file ends up in a bundle.
 */
import type english from '../public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;
export type Messages = (key: string, ...substitutions: string[]) => string;

let messages: Messages = (key) => key;

/** Sets where texts come from, for every component of this bundle. */
export function useMessages(source: Messages): void {
  messages = source;
}

/** The text for a key, with `$1`, `$2` … replaced. A missing text shows its key: ugly, but never an empty button. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return messages(key, ...substitutions) || key;
}
