/** What the reader chose, kept up to date in this frame while its words are explained. */
import { READER_DEFAULTS, READER_KEYS, type ReaderChoices, readChoices } from '../../settings/reader.ts';
import { api, ask } from '../page/background.ts';

/** Keys that change which entries are hidden; known words have one key each, with a prefix. */
const HIDING_KEYS = ['kindsOff', 'basicsKnown'];
const KNOWN_PREFIX = 'known:';

export interface Chosen {
  choices: ReaderChoices;
  /** Entries that are not underlined, by index. */
  hidden: ReadonlySet<number>;
}

/**
 * Reads the choices and calls `changed` with them, and again after every change. What cannot be read is its default, so
 * that words are explained all the same.
 */
export async function followChoices(changed: (chosen: Chosen) => void, signal: AbortSignal): Promise<void> {
  const chosen: Chosen = { choices: READER_DEFAULTS, hidden: new Set() };

  const readReader = async () => {
    chosen.choices = readChoices(await api.storage.local.get(READER_KEYS).catch(() => ({})));
  };
  const readHidden = async () => {
    const answer = await ask({ type: 'hidden' }).catch(() => null);
    if (answer) chosen.hidden = new Set(answer.entries);
  };
  const tell = () => {
    if (!signal.aborted) changed({ ...chosen });
  };

  const onChanged = async (changes: Record<string, unknown>, area: string) => {
    if (area !== 'local') return;
    const keys = Object.keys(changes);
    const isReader = keys.some((key) => (READER_KEYS as string[]).includes(key));
    const isHidden = keys.some((key) => HIDING_KEYS.includes(key) || key.startsWith(KNOWN_PREFIX));
    if (!isReader && !isHidden) return;
    await Promise.all([isReader && readReader(), isHidden && readHidden()]);
    tell();
  };

  api.storage.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => api.storage?.onChanged.removeListener(onChanged), { once: true });
  await Promise.all([readReader(), readHidden()]);
  tell();
}
