import type { AnswerResult } from "@/api/types";
import { Icon } from "@/components/icon";
import { Scale } from "@/components/scale";
import { AnswerText } from "@/features/report/answer-text";
import { Criteria } from "@/features/report/criteria";
import { DeliveryNote } from "@/features/report/delivery";
import { marksOf } from "@/features/report/highlight-answer";
import { ModelAnswer } from "@/features/report/model-answer";
import { reasonOf, shortStatusOf } from "@/features/report/scoring-status";
import { VerdictList } from "@/features/report/verdict-list";
import { formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

/** One question with everything that was found in its answer; folded until it is wanted. */
export function AnswerCard({ answer }: { answer: AnswerResult }) {
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
      <AnswerDetails answer={answer} />
    </details>
  );
}

function AnswerDetails({ answer }: { answer: AnswerResult }) {
  const words = answer.answer?.text ?? "";
  const marks = marksOf(words, answer.verdicts);
  return (
    <div className="answer-details">
      {answer.score === null && <p>{reasonOf(answer.status)}</p>}
      {words !== "" && (
        <section className="stack-tiny">
          <h4 className="label-small">{text.you}</h4>
          <AnswerText turnId={answer.turn_id} words={words} marks={marks} />
        </section>
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
    </div>
  );
}

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
