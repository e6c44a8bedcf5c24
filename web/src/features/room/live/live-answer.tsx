import { type ReactNode, useEffect } from "react";
import type { Interview, Question } from "@/api/types";
import { useMicrophone } from "@/audio/use-microphone";
import type { useVoiceChoices } from "@/audio/use-voice-choices";
import { Button } from "@/components/button";
import { MicrophoneFault } from "@/components/microphone-fault";
import { LiveNotices } from "@/features/room/live/live-notices";
import { actionOf } from "@/features/room/live/live-state";
import { useLive } from "@/features/room/live/use-live";
import type { useDraft } from "@/features/room/use-draft";
import type { Turn } from "@/features/room/use-turn";
import { useVoiceKeys } from "@/features/room/voice/use-voice-keys";
import { Wave } from "@/features/room/voice/wave";
import { liveStrings } from "@/strings/live";

const text = liveStrings;

type Props = {
  interview: Interview;
  question: Question;
  turn: Turn;
  draft: ReturnType<typeof useDraft>;
  voice: ReturnType<typeof useVoiceChoices>;
  onType: () => void;
  onRecord: () => void;
  /** How to answer where there is no microphone. */
  children: ReactNode;
};

/** The room for those who converse: questions are heard, answers spoken, turns taken by themselves. */
export function LiveAnswer(props: Props) {
  const { interview, question, turn, draft, onRecord, children } = props;
  const [{ captions }, choose] = props.voice;
  const { stream, fault, open } = useMicrophone();
  const live = useLive(interview.id, stream);
  const action = actionOf(live);
  // An answer that is being taken is not taken back.
  const free = turn.phase === "your-turn" && !["transcribing", "thinking"].includes(live.phase);
  const atQuestion = live.turnId === question.turn_id;
  const heard = atQuestion ? live.heard : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once.
  useEffect(() => void open(null), []);

  const act = () => {
    if (action === "interrupt") live.interrupt();
    else if (action === "done" && free) live.done();
  };
  const repeat = () => free && action !== null && live.repeat();
  const type = () => {
    // What was said so far is not said for nothing.
    if (draft.text === "" && heard !== "") draft.setText(heard);
    props.onType();
  };
  useVoiceKeys({ repeat, toggle: act });

  if (fault) {
    return (
      <>
        <MicrophoneFault fault={fault} onRetry={() => void open(null)}>
          <Button onClick={props.onType}>{text.type}</Button>
        </MicrophoneFault>
        {children}
      </>
    );
  }
  const state = live.link === "open" ? live.phase : "connecting";
  return (
    <section
      className={captions ? "answer voice" : "answer voice captions-off"}
      aria-label={text.panel}
    >
      <div className="voice-head">
        <p className={`state state-${state.replace("_", "-")}`} role="status">
          {live.link === "away" ? text.away : text.state[state]}
        </p>
        <div className="voice-choices">
          <Button look="quiet" onClick={() => choose({ captions: !captions })}>
            {captions ? text.hideCaptions : text.showCaptions}
          </Button>
        </div>
      </div>
      <LiveNotices live={live} />
      {captions ? (
        <p className="caption" lang={interview.language} title={text.heardSoFar}>
          {heard || <span className="hint">{text.nothingYet}</span>}
        </p>
      ) : (
        <p className="hint">{text.listening}</p>
      )}
      {stream ? (
        <Wave stream={stream} live={live.phase === "recording"} nudge={null} />
      ) : (
        <p className="voice-wave voice-opening hint">{text.opening}</p>
      )}
      <div className="answer-actions">
        <div className="answer-aside">
          <Button look="quiet" disabled={!free || action === null} onClick={repeat}>
            {text.repeat}
          </Button>
          <Button look="quiet" disabled={!free} onClick={() => turn.act("skip", draft.text)}>
            {text.skip}
          </Button>
          <Button look="quiet" onClick={onRecord}>
            {text.record}
          </Button>
          <Button look="quiet" onClick={type}>
            {text.type}
          </Button>
        </div>
        <Button look="primary" disabled={action === null} onClick={act}>
          {action === "interrupt" ? text.interrupt : text.done}
          <kbd className="keys">{text.space}</kbd>
        </Button>
      </div>
    </section>
  );
}
