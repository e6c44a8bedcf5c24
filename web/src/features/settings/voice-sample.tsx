import { useEffect, useState } from "react";
import { Speaker, type SpeechState } from "@/audio/speaker";
import { voiceOf } from "@/audio/utterance";
import type { VoiceChoices } from "@/audio/voice-choices";
import { Button } from "@/components/button";
import { voiceSettingsStrings } from "@/strings/voice-settings";

const text = voiceSettingsStrings;
/** Questions are asked in English. */
const LANGUAGE = "en";

/** Speaks a sentence as it was chosen. */
export function VoiceSample({ choices }: { choices: VoiceChoices }) {
  const [speech, setSpeech] = useState<SpeechState>("silent");
  const [speaker] = useState(() => new Speaker(voiceOf(choices, LANGUAGE), setSpeech));
  const speaking = speech === "speaking";
  useEffect(() => () => speaker.stop(), [speaker]);
  const speak = () => {
    speaker.voice = voiceOf(choices, LANGUAGE);
    speaker.say([text.sample], false);
  };
  return (
    <>
      <Button onClick={() => (speaking ? speaker.stop() : speak())}>
        {speaking ? text.stop : text.hear}
      </Button>
      <p className="hint hint-error" role="status">
        {speech === "failed" ? text.silent : ""}
      </p>
    </>
  );
}
