/**
 * Makes an extension page ready: its language, direction and title, and the theme and text size the reader chose, also
 * while it is open. It is given the parts of the browser it needs.
 */
import { READER_DEFAULTS, readChoices } from '../settings/reader.ts';
import { type MessageKey, type Messages, t, useMessages } from './text.ts';

export interface OwnPagePorts {
  messages: Messages;
  storage: {
    get(keys: string[]): Promise<Record<string, unknown>>;
    onChanged: { addListener(listener: () => void): void };
  };
}

/** Up to this text size (per cent) a page may stand in two columns. */
const ROOM_FOR_TWO = 140;

/** `title`: of the page, before the name of the extension. */
export function startOwnPage({ messages, storage }: OwnPagePorts, title?: MessageKey): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: not a hook, for all its name.
  useMessages(messages);
  const { documentElement: root } = document;
  root.lang = t('card_language');
  root.dir = t('card_direction') === 'rtl' ? 'rtl' : 'ltr';
  document.title = title ? t('page_title', t(title)) : t('app_name');

  const dress = async () => {
    const stored = await storage.get(['theme', 'textSize']).catch(() => READER_DEFAULTS);
    const { theme, textSize } = readChoices({ ...stored });
    root.dataset.theme = theme;
    root.style.setProperty('--scale', String(textSize / 100));
    // Large text needs the width for itself.
    root.toggleAttribute('data-wide', textSize <= ROOM_FOR_TWO);
  };
  storage.onChanged.addListener(() => void dress());
  void dress();
}
