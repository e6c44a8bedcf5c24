import { Suspense, useState } from "react";
import type { AnswerResult } from "@/api/types";
import { Button } from "@/components/button";
import { latePart } from "@/components/late-part";
import { AnswerText } from "@/features/report/answer-text";
import { Criteria } from "@/features/report/criteria";
import { DeliveryNote } from "@/features/report/delivery-note";
import { marksOf } from "@/features/report/highlight-answer";
import { ModelAnswer } from "@/features/report/model-answer";
import { SaidLegend } from "@/features/report/said-legend";
import { reasonOf } from "@/features/report/scoring-status";
import { useSaidMarks } from "@/features/report/use-said-marks";
import { VerdictList } from "@/features/report/verdict-list";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

const AnswerAgain = latePart(
  async () => (await import("@/features/report/answer-again")).AnswerAgain,
);

const AnswerRecording = latePart(
  async () => (await import("@/features/report/answer-recording")).AnswerRecording,
);

type Props = { interviewId: string; answer: AnswerResult };

/** The words of an answer, what was found in them, and what would be stronger. */
export function AnswerDetails({ interviewId, answer }: Props) {
  const [again, setAgain] = useState(false);
  const words = answer.answer?.text ?? "";
  const said = answer.marks ?? [];
  const saidShown = useSaidMarks();
  const marks = marksOf(words, answer.verdicts);
  return (
    <div className="answer-details">
      {answer.score === null && <p>{reasonOf(answer.status)}</p>}
      {words !== "" && (
        <section className="stack-tiny">
          <h4 className="label-small">{text.you}</h4>
          <AnswerText
            turnId={answer.turn_id}
            words={words}
            marks={marks}
            said={saidShown ? said : []}
          />
          {said.length > 0 && <SaidLegend marks={said} shown={saidShown} />}
        </section>
      )}
      {wasSpoken(answer) && (
        <Suspense>
          <AnswerRecording interviewId={interviewId} answer={answer} />
        </Suspense>
      )}
      <Criteria answer={answer} />
      <VerdictList answer={answer} marks={marks} />
      {answer.worked.length + answer.next_steps.length > 0 && (
        <div className="answer-advice">
          <Points title={text.worked} points={answer.worked} />
          <Points title={text.next} points={answer.next_steps} />
        </div>
      )}
      {answer.delivery && <DeliveryNote delivery={answer.delivery} />}
      {answer.model_answer && <ModelAnswer words={answer.model_answer} />}
      {answer.authors && <p className="hint">{answer.authors}</p>}
      <div className="no-print">
        {again ? (
          <Suspense>
            <AnswerAgain interviewId={interviewId} answer={answer} />
          </Suspense>
        ) : (
          <Button icon="repeat" onClick={() => setAgain(true)}>
            {text.answerAgain}
            <span className="visually-hidden"> {text.question(answer.question.number)}</span>
          </Button>
        )}
      </div>
    </div>
  );
}

const wasSpoken = ({ audio, words = [] }: AnswerResult): boolean =>
  Boolean(audio) || words.length > 0;

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <section className="stack-tiny">
      <h4 className="label-small">{title}</h4>
      <ul className="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
