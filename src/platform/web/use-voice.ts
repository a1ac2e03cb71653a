import { useEffect, useState } from "react";
import type { PersonLanguage } from "../../platform/person-languages.ts";

/** Reads aloud with a voice of this device, if it has one in that language: nothing is sent anywhere. */
export function useVoice(language: PersonLanguage) {
  const [voices, setVoices] = useState(localVoices);
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => {
    const look = () => setVoices(localVoices());
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => {
      speechSynthesis.removeEventListener("voiceschanged", look);
      speechSynthesis.cancel();
    };
  }, []);
  const voice = voices.find(({ lang }) => lang.slice(0, 2).toLowerCase() === language);
  return {
    isThere: voice !== undefined,
    isSpeaking,
    speak(sentences: readonly string[]) {
      if (!voice) return;
      speechSynthesis.cancel();
      for (const [index, sentence] of sentences.entries()) {
        const utterance = new SpeechSynthesisUtterance(sentence);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = 0.9;
        if (index === sentences.length - 1) utterance.onend = () => setSpeaking(false);
        speechSynthesis.speak(utterance);
      }
      setSpeaking(true);
    },
    stop() {
      speechSynthesis.cancel();
      setSpeaking(false);
    },
  };
}

function localVoices(): SpeechSynthesisVoice[] {
  return speechSynthesis.getVoices().filter(({ localService }) => localService);
}
