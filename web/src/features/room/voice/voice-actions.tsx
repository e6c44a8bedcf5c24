import type { ReactNode } from "react";
import { Button } from "@/components/button";
import type { VoiceTurn } from "@/features/room/voice/use-voice-turn";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

type Props = {
  voice: VoiceTurn;
  /** The one thing to do now. */
  children: ReactNode;
  onRepeat: (() => void) | null;
  onRephrase: () => void;
  onSkip: () => void;
  onType: () => void;
  onConverse: (() => void) | null;
};

/** The button of the moment, and beside it what can be done at any time. */
export function VoiceActions(props: Props) {
  const { voice, children, onRepeat, onRephrase, onSkip, onType, onConverse } = props;
  const { phase, mine } = voice;
  const open = mine && phase !== "transcribing";
  return (
    <div className="answer-actions">
      <div className="answer-aside">
        <Button look="quiet" disabled={!mine || !onRepeat} onClick={onRepeat ?? undefined}>
          {text.repeat}
        </Button>
        {phase === "recording" && (
          <Button look="quiet" onClick={voice.startOver}>
            {text.startOver}
          </Button>
        )}
        {phase === "checking" && (
          <>
            <Button look="quiet" disabled={!open} onClick={() => voice.start(false)}>
              {text.again}
            </Button>
            <Button look="quiet" disabled={!open} onClick={() => voice.start(true)}>
              {text.more}
            </Button>
          </>
        )}
        {(phase === "ready" || phase === "think-time") && (
          <Button look="quiet" disabled={!mine} onClick={onRephrase}>
            {text.rephrase}
          </Button>
        )}
        {phase === "found" && (
          <>
            <Button look="quiet" disabled={!open} onClick={() => void voice.goOn()}>
              {text.goOn}
            </Button>
            <Button look="quiet" disabled={!open} onClick={voice.discard}>
              {text.discard}
            </Button>
          </>
        )}
        <Button look="quiet" disabled={!mine} onClick={onSkip}>
          {text.skip}
        </Button>
        {phase !== "checking" && (
          <Button look="quiet" disabled={!mine} onClick={onType}>
            {text.type}
          </Button>
        )}
        {onConverse && phase === "ready" && (
          <Button look="quiet" disabled={!mine} onClick={onConverse}>
            {text.converse}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}
