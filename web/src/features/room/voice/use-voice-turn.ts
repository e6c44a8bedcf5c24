import { useEffect, useEffectEvent, useReducer, useRef } from "react";
import type { useDraft } from "@/features/room/use-draft";
import type { Turn } from "@/features/room/use-turn";
import type { Heard } from "@/features/room/voice/take-sender";
import type { SpokenQuestion } from "@/features/room/voice/use-spoken-question";
import { useTake } from "@/features/room/voice/use-take";
import { nameState, opening, step } from "@/features/room/voice/voice-state";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

export type VoiceTurnOptions = {
  interviewId: string;
  turnId: string;
  stream: MediaStream | null;
  turn: Turn;
  draft: ReturnType<typeof useDraft>;
  spoken: SpokenQuestion;
  thinkTime: boolean;
};

/** One spoken answer from the question to the text that is sent. */
export function useVoiceTurn(options: VoiceTurnOptions) {
  const { interviewId, turnId, stream, turn, draft, spoken, thinkTime } = options;
  const take = useTake({ interview_id: interviewId, turn_id: turnId });
  const [state, dispatch] = useReducer(step, null, () =>
    opening(take.found, draft.text.trim() !== ""),
  );
  const { phase } = state;
  /** Whether the words of this take come after those that are there. */
  const adding = useRef(take.found);
  const words = useRef("");
  words.current = draft.text.trim();
  const mine = turn.phase === "your-turn";

  const speaking = spoken.speech === "speaking";
  useEffect(() => {
    if (spoken.over) dispatch({ type: "spoken", thinkTime });
  }, [spoken.over, thinkTime]);
  const { hold, goOn } = take;
  const gate = useRef({ hold, goOn });
  gate.current = { hold, goOn };
  useEffect(() => {
    if (phase !== "recording") return;
    // Nobody's answer has the question in it.
    if (speaking) gate.current.hold();
    else gate.current.goOn();
  }, [phase, speaking]);

  /** Whether there are words now. */
  const settle = (heard: Heard | null): boolean => {
    if (heard?.kind === "stopped") return false;
    if (heard?.kind === "heard") {
      const before = adding.current ? words.current : "";
      words.current = [before, heard.transcript.text].filter(Boolean).join(" ");
      draft.setText(words.current);
      dispatch({ type: "heard" });
      return true;
    }
    const message = heard ? heard.problem.message : text.nothingFound;
    // What nothing was heard in is of no more use.
    const kept = heard !== null && heard.problem.code !== "answer_empty";
    if (!kept) take.discard();
    dispatch({ type: "failed", message, kept });
    return false;
  };
  const finish = async (notice: string | null = null) => {
    dispatch({ type: "finished", notice });
    settle(await take.finish());
  };
  const start = async (more: boolean) => {
    if (!stream || !mine) return;
    spoken.stop();
    adding.current = more;
    dispatch({ type: "began" });
    await take.start(stream);
    // Pulled out, it ends the recording by itself.
    if (stream.getAudioTracks()[0]?.readyState === "ended") await finish(text.unplugged);
  };
  const use = async (): Promise<boolean> => {
    adding.current = true;
    dispatch({ type: "finished", notice: null });
    return settle(await take.transcribeFound());
  };
  const discard = () => {
    take.discard();
    dispatch({ type: "discarded", text: words.current !== "" });
  };

  const again = turn.notice?.kind === "repeated";
  const repeat = useEffectEvent(() => {
    // The question was asked for aloud: that was no answer.
    draft.setText("");
    dispatch({ type: "discarded", text: false });
    spoken.repeat();
  });
  useEffect(() => {
    if (again) repeat();
  }, [again]);

  return {
    ...state,
    state: nameState({
      turn: turn.phase,
      phase,
      speech: spoken.speech,
      offline: take.offline || !navigator.onLine,
    }),
    mine,
    take,
    start: (more: boolean) => void start(more),
    finish: (notice: string | null = null) => void finish(notice),
    /** Begins the recording anew; what it comes after stays. */
    startOver: () => {
      dispatch({ type: "discarded", text: false });
      void start(adding.current);
    },
    use: () => void use(),
    goOn: async () => {
      if (await use()) await start(true);
    },
    discard,
    /** Without a recording from here on; one that has become text stays with the answer. */
    leave: (andThen: () => void) => {
      if (phase === "recording" || phase === "transcribing" || phase === "found") discard();
      andThen();
    },
  };
}

export type VoiceTurn = ReturnType<typeof useVoiceTurn>;
