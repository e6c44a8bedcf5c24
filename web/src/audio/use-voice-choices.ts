import { useState } from "react";
import { readVoiceChoices, type VoiceChoices, writeVoiceChoices } from "@/audio/voice-choices";

/** How somebody wants to be spoken to; each change is kept at once. */
export function useVoiceChoices() {
  const [choices, setChoices] = useState(readVoiceChoices);
  const choose = (change: Partial<VoiceChoices>) => {
    const changed = { ...choices, ...change };
    writeVoiceChoices(changed);
    setChoices(changed);
  };
  return [choices, choose] as const;
}
