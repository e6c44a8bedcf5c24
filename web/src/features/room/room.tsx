import { Suspense, useEffect, useRef, useState } from "react";
import type { Interview, Question } from "@/api/types";
import { latePart } from "@/components/late-part";
import { AnswerForm } from "@/features/room/answer-form";
import { Progress } from "@/features/room/progress";
import { QuestionPanel } from "@/features/room/question-panel";
import { RoomNotices } from "@/features/room/room-notices";
import { useDraft } from "@/features/room/use-draft";
import { useRoomKeys } from "@/features/room/use-room-keys";
import { useTurn } from "@/features/room/use-turn";
import { useWakeLock } from "@/features/room/use-wake-lock";
import { readAloud, writeAloud } from "@/lib/aloud";
import { roomStrings } from "@/strings/room";

const fetchEnd = async () => (await import("@/features/room/end-interview")).EndInterview;
const EndInterview = latePart(fetchEnd);
const LeaveGuard = latePart(async () => (await import("@/features/room/leave-guard")).LeaveGuard);
const VoiceAnswer = latePart(
  async () => (await import("@/features/room/voice/voice-answer")).VoiceAnswer,
);

type Props = { interview: Interview; question: Question; maxCharacters: number | null };

export function Room({ interview, question, maxCharacters }: Props) {
  const turn = useTurn(interview.id, question);
  const draft = useDraft(interview.id, question.turn_id);
  const [ending, setEnding] = useState(false);
  const [sounding, setSounding] = useState(false);
  const [aloud, setAloud] = useState(readAloud);
  const box = useRef<HTMLTextAreaElement>(null);
  const { total } = interview.progress;
  const arrived = useLaterArrival(question.turn_id);

  useRoomKeys({
    repeat: () => !aloud && turn.phase === "your-turn" && turn.act("repeat", ""),
    end: () => setEnding(true),
  });
  useWakeLock();
  useEffect(() => {
    // Fetched ahead: the network may be gone when it is wanted.
    void fetchEnd().catch(() => undefined);
  }, []);
  useEffect(() => {
    // Whoever sent an answer goes on writing; the question itself is announced.
    if (arrived) box.current?.focus({ preventScroll: true });
  }, [arrived]);

  const chooseAloud = (choice: boolean) => {
    writeAloud(choice);
    setAloud(choice);
  };
  const form = (
    <AnswerForm
      turn={turn}
      draft={draft}
      box={box}
      minutes={interview.minutes_per_answer}
      maxCharacters={maxCharacters}
      onSpeak={aloud ? null : () => chooseAloud(true)}
    />
  );

  return (
    <div className="room">
      <Progress number={question.number} total={total} onEnd={() => setEnding(true)} />
      <QuestionPanel
        interview={interview}
        question={question}
        streamed={turn.streamed}
        waiting={turn.phase !== "your-turn"}
      />
      <p className="visually-hidden" role="status">
        {!aloud && turn.phase === "your-turn"
          ? roomStrings.announce(question.number, total, question.text)
          : ""}
      </p>
      <RoomNotices turn={turn} onKeepText={draft.setText} />
      {aloud ? (
        <Suspense fallback={form}>
          <VoiceAnswer
            interview={interview}
            question={question}
            turn={turn}
            draft={draft}
            maxCharacters={maxCharacters}
            later={arrived !== null}
            onSounding={setSounding}
            onType={() => chooseAloud(false)}
          >
            {form}
          </VoiceAnswer>
        </Suspense>
      ) : (
        form
      )}
      <Suspense>
        <LeaveGuard active={sounding || draft.text.trim() !== ""} />
      </Suspense>
      {ending && (
        <Suspense>
          <EndInterview
            interviewId={interview.id}
            answered={question.number - 1}
            onClose={() => setEnding(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The turn id once it has changed since the page was opened; null for the first question. */
function useLaterArrival(turnId: string): string | null {
  const first = useRef(turnId);
  return turnId === first.current ? null : turnId;
}
