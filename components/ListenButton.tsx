/** Reads texts aloud with a voice of this device. Shows nothing where there is none. */
import { ListenIcon, StopIcon } from './icons.tsx';
import { type ChosenVoice, useSpeech } from './speech.ts';
import { t } from './text.ts';

export function ListenButton({ texts, voice }: { texts: readonly string[]; voice: ChosenVoice }) {
  const speech = useSpeech(t('card_language'), voice);
  if (!speech.possible) return null;
  return (
    <button type="button" class="quiet listen" onClick={() => speech.toggle(texts)}>
      {speech.speaking ? <StopIcon /> : <ListenIcon />}
      {speech.speaking ? t('card_listen_stop') : t('card_listen')}
    </button>
  );
}
