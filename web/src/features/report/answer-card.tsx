import { Suspense } from "react";
import type { AnswerResult } from "@/api/types";
import { Icon } from "@/components/icon";
import { latePart } from "@/components/late-part";
import { Scale } from "@/components/scale";
import { shortStatusOf } from "@/features/report/scoring-status";
import { formatScore } from "@/lib/format";

const AnswerDetails = latePart(
  async () => (await import("@/features/report/answer-details")).AnswerDetails,
);

type Props = { interviewId: string; answer: AnswerResult };

/** One question with everything that was found in its answer; folded until it is wanted. */
export function AnswerCard({ interviewId, answer }: Props) {
  const { question, score, band } = answer;
  return (
    <details
      className="card answer-card"
      id={`answer-${answer.turn_id}`}
      open={question.number === 1}
    >
      <summary>
        <span className="answer-number">{question.number}</span>
        <h3 className="answer-question">{question.text}</h3>
        <span className="answer-score">
          {score === null ? (
            <span className="hint">{shortStatusOf(answer.status)}</span>
          ) : (
            <>
              <strong className="figure" aria-hidden="true">
                {formatScore(score)}
              </strong>
              <Scale score={score} band={band} />
            </>
          )}
        </span>
        <Icon name="chevron" />
      </summary>
      <Suspense>
        <AnswerDetails interviewId={interviewId} answer={answer} />
      </Suspense>
    </details>
  );
}
