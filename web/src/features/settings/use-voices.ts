import { useEffect, useState } from "react";
import { useServerVoices } from "@/api/speech";
import { listBrowserVoices } from "@/audio/utterance";
import type { VoiceEngine } from "@/audio/voice-choices";

type Option = { value: string; label: string };

/** The voices there are to choose from; browsers tell theirs a moment late. */
export function useVoices(engine: VoiceEngine): Option[] {
  const served = useServerVoices(engine === "server").data?.items ?? [];
  const [onBoard, setOnBoard] = useState(listBrowserVoices);
  useEffect(() => {
    if (!("speechSynthesis" in window)) return;
    const list = () => setOnBoard(listBrowserVoices());
    speechSynthesis.addEventListener("voiceschanged", list);
    return () => speechSynthesis.removeEventListener("voiceschanged", list);
  }, []);
  if (engine === "server") {
    return served.map(({ name, description }) => ({
      value: name,
      label: description ? `${name}: ${description}` : name,
    }));
  }
  return onBoard.map(({ voiceURI, name }) => ({ value: voiceURI, label: name }));
}
