import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { asProblem } from "@/api/problem";
import { deleteAudio } from "@/api/recordings";
import { reportQuery } from "@/api/reports";
import type { AnswerResult } from "@/api/types";
import { Button } from "@/components/button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { HeardWords } from "@/features/report/heard-words";
import { SpeechFigures } from "@/features/report/speech-figures";
import { wordAt } from "@/features/report/word-at";
import { formatDay } from "@/lib/format";
import { playbackStrings } from "@/strings/playback";
import { strings } from "@/strings/shell";
import "./answer-recording.css";

const text = playbackStrings;

type Props = { interviewId: string; answer: AnswerResult };

/** The sound of an answer with the words that were heard in it, for as long as it is kept. */
export function AnswerRecording({ interviewId, answer }: Props) {
  const { audio, words = [], speech } = answer;
  const player = useRef<HTMLAudioElement>(null);
  const [current, setCurrent] = useState(-1);
  return (
    <section className="stack-tiny answer-recording no-print">
      <h4 className="label-small">{text.title}</h4>
      {audio ? (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: its words stand below. */}
          <audio
            ref={player}
            controls
            preload="none"
            src={audio.url}
            aria-label={text.player(answer.question.number)}
            onTimeUpdate={({ currentTarget }) =>
              setCurrent(wordAt(words, currentTarget.currentTime))
            }
          />
          {words.length > 0 && (
            <HeardWords
              words={words}
              current={current}
              onChoose={({ start }) => {
                if (!player.current) return;
                player.current.currentTime = start;
                // Where the sound is gone meanwhile, the player says so itself.
                void player.current.play().catch(() => undefined);
              }}
            />
          )}
          <div className="actions">
            <p className="hint">{text.kept(formatDay(audio.expires_at))}</p>
            <Removal interviewId={interviewId} turnId={answer.turn_id} />
          </div>
        </>
      ) : (
        <p className="hint">{text.gone}</p>
      )}
      {speech && <SpeechFigures speech={speech} />}
    </section>
  );
}

function Removal({ interviewId, turnId }: { interviewId: string; turnId: string }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => deleteAudio({ interview_id: interviewId, turn_id: turnId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportQuery(interviewId).queryKey }),
  });
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>
        {text.remove}
      </Button>
      <ConfirmDialog
        open={asking}
        title={text.removeTitle}
        confirm={text.removeConfirm}
        cancel={strings.common.cancel}
        look="danger"
        busy={removal.isPending}
        error={removal.isError ? asProblem(removal.error).message : null}
        onConfirm={() => removal.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{text.removeText}</p>
      </ConfirmDialog>
    </>
  );
}
