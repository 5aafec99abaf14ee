/** Says aloud, politely, how many words the page has, and that they have changed: when they have come to rest. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../components/text.ts';

export interface AnnouncementProps {
  /** What is to be said; null: nothing yet. */
  text: string | null;
  /** Names what it is about: where that is another, the text is new, else it is a change. */
  about: string;
  /** The words themselves: another list with the same text is a change as well. */
  words: unknown;
}

/** How long the words have to stay as they are, ms. */
const REST = 1500;

export function Announcement({ text, about, words }: AnnouncementProps) {
  const [said, say] = useState('');
  const last = useRef<Pick<AnnouncementProps, 'about' | 'words'> | null>(null);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => {
      const isChange = last.current?.about === about;
      if (isChange && last.current?.words === words) return;
      last.current = { about, words };
      say(isChange ? t('panel_changed', text) : text);
    }, REST);
    return () => clearTimeout(timer);
  }, [text, about, words]);
  return (
    <p class="for-ears" role="status">
      {said}
    </p>
  );
}
