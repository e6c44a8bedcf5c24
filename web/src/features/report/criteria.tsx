import type { AnswerResult } from "@/api/types";
import { criterionName } from "@/features/report/criterion-name";
import { formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";

/** Each criterion with its score and the reason for it. */
export function Criteria({ answer }: { answer: AnswerResult }) {
  const criteria = Object.entries(answer.criteria);
  if (criteria.length === 0 || answer.band_source === "gate") return null;
  const told = answer.question.kind !== "technical";
  return (
    <section className="stack-tiny">
      <h4 className="label-small">{reportStrings.criteria}</h4>
      <dl className="criteria">
        {criteria.map(([name, { score, reason }]) => (
          <div key={name} className="criterion">
            <dt>{criterionName(name, told)}</dt>
            <dd className="figure">{formatScore(score)}</dd>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
