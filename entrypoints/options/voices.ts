/** The voices of this device for a language: those that read without sending the text anywhere. */
import { useEffect, useState } from 'preact/hooks';

const localVoices = (language: string): SpeechSynthesisVoice[] => {
  // Firefox without a speech service has no such object.
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  const voices = synthesis?.getVoices() ?? [];
  return voices.filter(({ localService, lang }) => localService && lang.toLowerCase().startsWith(language));
};

/** Voices are often listed late: the list grows as the browser comes to know them. */
export function useLocalVoices(language: string): SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState(() => localVoices(language));
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    if (!synthesis) return;
    const look = () => setVoices(localVoices(language));
    look();
    synthesis.addEventListener('voiceschanged', look);
    return () => synthesis.removeEventListener('voiceschanged', look);
  }, [language]);
  return voices;
}
