import { type ReactNode, useEffect, useState } from "react";
import type { Interview, RecordingRules } from "@/api/types";
import type { VoiceChoices } from "@/audio/voice-choices";
import { Button } from "@/components/button";
import { mainActionOf } from "@/features/room/voice/main-action";
import type { Marks } from "@/features/room/voice/recording-clock";
import { TranscriptCheck } from "@/features/room/voice/transcript-check";
import { usePartialTranscript } from "@/features/room/voice/use-partial-transcript";
import { useVoiceFocus } from "@/features/room/voice/use-voice-focus";
import { useVoiceKeys } from "@/features/room/voice/use-voice-keys";
import { useVoiceTurn, type VoiceTurnOptions } from "@/features/room/voice/use-voice-turn";
import { VoiceActions } from "@/features/room/voice/voice-actions";
import { VoiceHead } from "@/features/room/voice/voice-head";
import { VoiceNotices } from "@/features/room/voice/voice-notices";
import { VoiceStage } from "@/features/room/voice/voice-stage";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

type Props = Omit<VoiceTurnOptions, "interviewId" | "thinkTime"> & {
  interview: Interview;
  rules: RecordingRules;
  maxCharacters: number | null;
  choices: VoiceChoices;
  /** Whoever comes from an earlier question goes on at the button. */
  later: boolean;
  /** What is said, and how it is typed, where there is no microphone. */
  withoutMicrophone: ReactNode;
  onChoose: (change: Partial<VoiceChoices>) => void;
  onType: () => void;
  /** Null where there can be no conversation. */
  onConverse: (() => void) | null;
  /** Whether there is sound that has not become text. */
  onSounding: (sounding: boolean) => void;
};

/** The question heard, the answer spoken, its words checked. */
export function VoiceTurn(props: Props) {
  const { interview, turn, draft, spoken, rules, choices, stream, turnId, onConverse } = props;
  const voice = useVoiceTurn({
    ...props,
    interviewId: interview.id,
    thinkTime: choices.thinkSeconds > 0,
  });
  const { phase, take, mine } = voice;
  const recording = phase === "recording";
  const checking = phase === "checking";
  const [marks, setMarks] = useState<Marks>({ ending: false, finishable: true });
  const { box, button } = useVoiceFocus(props.later, checking);
  const isThisTake = (of: unknown, number: unknown) => of === turnId && number === take.number();
  const partial = usePartialTranscript(interview.id, isThisTake, recording);
  const over = Math.max(0, [...draft.text].length - (props.maxCharacters ?? Infinity));
  const action = mainActionOf({
    phase,
    mine,
    hasMicrophone: stream !== null,
    finishable: marks.finishable,
    tooLong: over > 0,
  });
  const doIt = () => {
    if (!action.possible) return;
    if (recording && spoken.speech === "speaking") return spoken.stop();
    if (recording) return voice.finish();
    if (checking) return turn.send(draft.text);
    return phase === "found" ? voice.use() : voice.start(false);
  };
  const repeat = mine && isRepeatable(rules, draft.startedAt) ? spoken.repeat : null;

  useVoiceKeys({ repeat: () => repeat?.(), toggle: () => action.space && doIt() });
  const { onSounding } = props;
  const sounding = recording || phase === "transcribing" || phase === "found";
  useEffect(() => {
    onSounding(sounding);
    return () => onSounding(false);
  }, [sounding, onSounding]);

  if (props.withoutMicrophone && !(take.found || phase === "transcribing")) {
    return <>{props.withoutMicrophone}</>;
  }
  return (
    <section
      className={choices.captions ? "answer voice" : "answer voice captions-off"}
      aria-label={text.panel}
    >
      <VoiceHead state={voice.state} choices={choices} onChoose={props.onChoose} />
      <VoiceNotices voice={voice} spoken={spoken} />
      {!choices.captions && !checking && <p className="hint">{text.listening}</p>}
      {checking ? (
        <TranscriptCheck
          box={box}
          words={draft.text}
          language={interview.language}
          locked={!mine}
          over={over}
          onChange={draft.setText}
          onSend={doIt}
        />
      ) : (
        <VoiceStage
          interview={interview}
          voice={voice}
          rules={rules}
          stream={stream}
          caption={recording && (choices.captions || marks.ending) ? partial : null}
          thinkSeconds={choices.thinkSeconds}
          onMark={setMarks}
        />
      )}
      <VoiceActions
        voice={voice}
        onRepeat={repeat}
        onRephrase={() => turn.act("rephrase", "")}
        onSkip={() => voice.leave(() => turn.act("skip", draft.text))}
        onType={() => voice.leave(props.onType)}
        onConverse={onConverse}
      >
        <Button ref={button} look="primary" disabled={!action.possible} onClick={doIt}>
          {action.label}
          {action.space && <kbd className="keys">{text.space}</kbd>}
        </Button>
      </VoiceActions>
    </section>
  );
}

const isRepeatable = ({ repeat_seconds: most }: RecordingRules, startedAt: number): boolean =>
  most === null || Date.now() - startedAt < most * 1000;
