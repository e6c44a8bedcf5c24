import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useConfiguration } from "@/api/configuration";
import type { Interview, Question, RecordingRules } from "@/api/types";
import { useMicrophone } from "@/audio/use-microphone";
import { useVoiceChoices } from "@/audio/use-voice-choices";
import type { VoiceChoices } from "@/audio/voice-choices";
import { Button } from "@/components/button";
import { latePart } from "@/components/late-part";
import { MicrophoneFault } from "@/components/microphone-fault";
import type { useDraft } from "@/features/room/use-draft";
import type { Turn } from "@/features/room/use-turn";
import { useSpokenQuestion } from "@/features/room/voice/use-spoken-question";
import { VoiceTurn } from "@/features/room/voice/voice-turn";
import { readLive, writeLive } from "@/lib/aloud-live";
import { voiceStrings } from "@/strings/voice";
import "./voice.css";

const LiveAnswer = latePart(
  async () => (await import("@/features/room/live/live-answer")).LiveAnswer,
);

type Props = {
  interview: Interview;
  question: Question;
  turn: Turn;
  draft: ReturnType<typeof useDraft>;
  maxCharacters: number | null;
  later: boolean;
  onType: () => void;
  onSounding: (sounding: boolean) => void;
  /** How to answer where there is no microphone. */
  children: ReactNode;
};

/** The room for those who speak: answers are recorded, or part of a conversation. */
export function VoiceAnswer(props: Props) {
  const { data } = useConfiguration();
  const [live, setLive] = useState(readLive);
  const voice = useVoiceChoices();
  if (!data) return props.children;
  const possible = data.parts.some((part) => part.name === "live conversation" && part.active);
  const choose = (choice: boolean) => {
    writeLive(choice);
    setLive(choice);
  };
  if (possible && live) {
    return (
      <Suspense fallback={props.children}>
        <LiveAnswer {...props} voice={voice} onRecord={() => choose(false)} />
      </Suspense>
    );
  }
  const onConverse = possible ? () => choose(true) : null;
  return <SpokenTurns {...props} voice={voice} rules={data.recording} onConverse={onConverse} />;
}

type TurnsProps = Props & {
  voice: ReturnType<typeof useVoiceChoices>;
  rules: RecordingRules;
  onConverse: (() => void) | null;
};

/** Each question is heard, each answer recorded. */
function SpokenTurns({ interview, question, turn, voice, rules, children, ...props }: TurnsProps) {
  const [choices, choose] = voice;
  const { stream, fault, open } = useMicrophone();
  const spoken = useSpokenQuestion({
    question,
    streamed: turn.streamed,
    language: interview.language,
    choices,
    byItself: rules.speak_questions,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once.
  useEffect(() => void open(null), []);

  const change = (wish: Partial<VoiceChoices>) => {
    if (wish.muted) spoken.stop();
    choose(wish);
  };
  const withoutMicrophone = fault && (
    <>
      <MicrophoneFault fault={fault} onRetry={() => void open(null)}>
        <Button onClick={props.onType}>{voiceStrings.type}</Button>
      </MicrophoneFault>
      {children}
    </>
  );
  return (
    <>
      <p className="visually-hidden" role="status">
        {/* Whoever hears it spoken need not hear it read, too. */}
        {choices.muted ? question.text : ""}
      </p>
      <VoiceTurn
        {...props}
        key={question.turn_id}
        interview={interview}
        turnId={question.turn_id}
        turn={turn}
        stream={stream}
        spoken={spoken}
        rules={rules}
        choices={choices}
        withoutMicrophone={withoutMicrophone}
        onChoose={change}
      />
    </>
  );
}
