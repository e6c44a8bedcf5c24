import { Notice } from "@/components/notice";
import type { SpokenQuestion } from "@/features/room/voice/use-spoken-question";
import type { VoiceTurn } from "@/features/room/voice/use-voice-turn";
import { useOnline } from "@/lib/use-online";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

/** What went wrong with hearing the question or keeping the answer, and what happens now. */
export function VoiceNotices({ voice, spoken }: { voice: VoiceTurn; spoken: SpokenQuestion }) {
  const online = useOnline();
  const { trouble, take } = voice;
  return (
    <>
      {trouble && <Notice tone="warning">{trouble}</Notice>}
      {take.offline && online && (
        <Notice tone="warning" icon="offline">
          {text.offline}
        </Notice>
      )}
      {take.notKept && <Notice tone="warning">{text.notKept}</Notice>}
      {spoken.speech === "blocked" && <Notice tone="note">{text.blocked}</Notice>}
      {spoken.speech === "failed" && <Notice tone="warning">{text.unspoken}</Notice>}
      {spoken.fallen && <p className="hint">{text.browserSpeaks}</p>}
    </>
  );
}
