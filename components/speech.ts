/**
 * Reading aloud, on this device only: many voices of a browser send the text to a server, so a voice counts only when
 * it says of itself that it is local. Without one there is nothing to press.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How the reader wants to be read to. */
export interface ChosenVoice {
  /** `voiceURI` of a voice; empty: whichever is first. */
  uri: string;
  /** 1 is the voice's own speed. */
  rate: number;
}

/**
 * A local voice for a language ("en" also takes "en-GB"): the chosen one, else the browser's default, else the first;
 * null when there is none. A chosen voice that is not local, or speaks another language, does not count.
 */
export function localVoice(
  language: string,
  voices: readonly SpeechSynthesisVoice[],
  chosen = '',
): SpeechSynthesisVoice | null {
  const wanted = language.toLowerCase();
  const fits = voices.filter(({ localService, lang }) => {
    const spoken = lang.toLowerCase().replace('_', '-');
    return localService && (spoken === wanted || spoken.startsWith(`${wanted}-`));
  });
  return (
    fits.find(({ voiceURI }) => voiceURI === chosen) ?? fits.find((voice) => voice.default) ?? fits[0] ?? null
  );
}

/** The local voice of a language as the browser comes to know it: voices are often listed late. */
function useLocalVoice(language: string, chosen: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  useEffect(() => {
    // Firefox without a speech service has no such object.
    const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    if (!synthesis) return;
    const look = () => setVoice(localVoice(language, synthesis.getVoices(), chosen));
    look();
    synthesis.addEventListener('voiceschanged', look);
    return () => synthesis.removeEventListener('voiceschanged', look);
  }, [language, chosen]);
  return voice;
}

export interface Speech {
  /** False: no local voice, offer nothing. */
  possible: boolean;
  speaking: boolean;
  /** Speaks the texts one after the other, or stops when it is speaking. */
  toggle(texts: readonly string[]): void;
}

/** Speech that stops when the component goes. Never cancels what it has not started: the page may speak too. */
export function useSpeech(language: string, { uri, rate }: ChosenVoice): Speech {
  const voice = useLocalVoice(language, uri);
  const [speaking, setSpeaking] = useState(false);
  // Held until they have ended: Chromium forgets the events of an utterance that was garbage collected.
  const utterances = useRef<SpeechSynthesisUtterance[]>([]);

  const ended = () => {
    utterances.current = [];
    setSpeaking(false);
  };
  const stop = () => {
    if (utterances.current.length > 0) speechSynthesis.cancel();
    ended();
  };
  const speak = (texts: readonly string[], voice: SpeechSynthesisVoice) => {
    utterances.current = texts.map((text) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      utterance.onend = () => utterance === utterances.current.at(-1) && ended();
      utterance.onerror = () => utterances.current.includes(utterance) && ended();
      return utterance;
    });
    setSpeaking(true);
    for (const utterance of utterances.current) speechSynthesis.speak(utterance);
  };

  // Only on the way out, and at once: speech goes on while the card is drawn again.
  const leave = useRef(stop);
  leave.current = stop;
  useLayoutEffect(() => () => leave.current(), []);
  const toggle = (texts: readonly string[]) => (speaking || !voice ? stop() : speak(texts, voice));
  return { possible: voice !== null, speaking, toggle };
}
