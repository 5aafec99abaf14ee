/** Reads texts aloud with a voice of this device. Shows nothing where there is none. */
import { ListenIcon, StopIcon } from './icons.tsx';
import { useSpeech } from './speech.ts';
import { t } from './text.ts';

export function ListenButton({ texts }: { texts: readonly string[] }) {
  const speech = useSpeech(t('card_language'));
  if (!speech.possible) return null;
  return (
    <button type="button" class="quiet listen" onClick={() => speech.toggle(texts)}>
      {speech.speaking ? <StopIcon /> : <ListenIcon />}
      {speech.speaking ? t('card_listen_stop') : t('card_listen')}
    </button>
  );
}
