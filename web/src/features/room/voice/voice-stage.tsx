import type { Interview, RecordingRules } from "@/api/types";
import { type Marks, RecordingClock } from "@/features/room/voice/recording-clock";
import { ThinkTime } from "@/features/room/voice/think-time";
import type { VoiceTurn } from "@/features/room/voice/use-voice-turn";
import { type Nudge, Wave } from "@/features/room/voice/wave";
import { formatClock } from "@/lib/format";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

type Props = {
  interview: Interview;
  voice: VoiceTurn;
  rules: RecordingRules;
  stream: MediaStream | null;
  /** The words so far; null where they are not to be shown. */
  caption: string | null;
  thinkSeconds: number;
  onMark: (marks: Marks) => void;
};

/** The recording as it is made: words, wave and clock. */
export function VoiceStage(props: Props) {
  const { interview, voice, rules, stream, caption, thinkSeconds, onMark } = props;
  const { phase, take } = voice;
  const { minutes_per_answer: minutes } = interview;
  return (
    <>
      {phase === "found" && (
        <p>
          <strong>{text.found(formatClock(take.keptSeconds()))}</strong>{" "}
          {voice.trouble === null && text.foundHint}
        </p>
      )}
      {caption !== null && (
        <p className="caption" lang={interview.language} title={text.heardSoFar}>
          {caption || <span className="hint">{text.nothingYet}</span>}
        </p>
      )}
      {stream ? (
        <Wave stream={stream} live={phase === "recording"} nudge={nudgeOf(voice)} />
      ) : (
        <p className="voice-wave voice-opening hint">
          {text.opening} {text.openingHint}
        </p>
      )}
      {phase === "recording" && (
        <RecordingClock
          seconds={take.seconds}
          chosen={minutes === null ? null : minutes * 60}
          rules={rules}
          onMark={onMark}
          onFull={() => voice.finish(text.time.full)}
        />
      )}
      {phase === "think-time" && (
        <ThinkTime seconds={thinkSeconds} onOver={() => voice.start(false)} />
      )}
    </>
  );
}

/** Silence is nobody's fault while somebody thinks or something else is going on. */
function nudgeOf({ state, phase }: VoiceTurn): Nudge | null {
  if (state === "recording") return "recording";
  return state === "your-turn" && phase === "ready" ? "ready" : null;
}
