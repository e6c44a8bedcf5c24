import type { AnswerResult, Verdict } from "@/api/types";
import { Scale } from "@/components/scale";
import { AnswerText } from "@/features/report/answer-text";
import { compareVerdicts, gain } from "@/features/report/compare-verdicts";
import { criterionName } from "@/features/report/criterion-name";
import { marksOf } from "@/features/report/highlight-answer";
import { reasonOf } from "@/features/report/scoring-status";
import { verdictWord } from "@/features/report/verdict-word";
import { formatPoints, formatScore } from "@/lib/format";
import { reportEndStrings } from "@/strings/report-end";

const text = reportEndStrings.againAnswer;

type Props = { before: AnswerResult; after: AnswerResult; afterId: string };

/** Two answers to one question side by side, then point by point. */
export function AnswerComparison({ before, after, afterId }: Props) {
  return (
    <div className="stack">
      <p className="board-word" role="status">
        {sentenceOf(before.score, after.score)}
      </p>
      <div className="again-columns">
        <Side title={text.before} id={`then-${afterId}`} answer={before} />
        <Side title={text.now} id={afterId} answer={after} />
      </div>
      <Changes before={before} after={after} />
    </div>
  );
}

function sentenceOf(before: number | null, after: number | null): string {
  if (before === null || after === null) return after === null ? text.noScore : text.firstScore;
  const change = Math.round((after - before) * 10) / 10;
  if (change === 0) return text.same;
  return change > 0 ? text.better(formatPoints(change)) : text.worse(formatPoints(change));
}

function Side({ title, id, answer }: { title: string; id: string; answer: AnswerResult }) {
  const words = answer.answer?.text ?? "";
  return (
    <section className="stack-tiny">
      <h4 className="label-small">{title}</h4>
      {answer.score === null ? (
        <p className="hint">{reasonOf(answer.status)}</p>
      ) : (
        <div className="again-score">
          <strong className="figure">{formatScore(answer.score)}</strong>
          <Scale score={answer.score} band={answer.band} />
        </div>
      )}
      <AnswerText turnId={id} words={words} marks={marksOf(words, answer.verdicts)} plain />
    </section>
  );
}

function Changes({ before, after }: Omit<Props, "afterId">) {
  const told = before.question.kind !== "technical";
  const wanted = { ...before.looked_for, ...after.looked_for };
  const nameOf = (verdict: Verdict) =>
    wanted[verdict.key_point_id ?? ""] ??
    verdict.key_point ??
    criterionName(verdict.criterion, told);
  const changes = compareVerdicts(before.verdicts, after.verdicts, nameOf).filter(
    (change) => gain(change) !== 0,
  );
  if (changes.length === 0) return null;
  return (
    <table className="delivery again-table">
      <caption className="label-small">{text.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{text.point}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.now}</th>
          <th scope="col">{text.change}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{change.name}</th>
            <td>{change.before ? verdictWord(change.before) : "–"}</td>
            <td>{change.after ? verdictWord(change.after) : "–"}</td>
            <td className="figure">{formatPoints(gain(change))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
