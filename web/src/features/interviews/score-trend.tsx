import type { InterviewItem } from "@/api/types";
import { TrendChart } from "@/components/trend-chart";
import { titleOf } from "@/features/interviews/interview-title";
import { formatDay, formatScore } from "@/lib/format";
import { historyStrings } from "@/strings/history";
import "@/styles/charts.css";

const text = historyStrings.trend;

/** How the scores of these interviews went, the oldest first. */
export function ScoreTrend({ interviews }: { interviews: readonly InterviewItem[] }) {
  const scored = interviews
    .flatMap((interview) =>
      interview.final_score === null ? [] : [{ interview, score: interview.final_score }],
    )
    .reverse();
  const points = scored.map(({ interview, score }) => ({
    label: `${titleOf(interview)}, ${formatDay(interview.created_at)}`,
    score,
  }));
  return (
    <section className="stack-small" aria-labelledby="trend-title">
      <h2 id="trend-title" className="section-title">
        {text.title}
      </h2>
      <TrendChart points={points} label={text.label(points.length)} />
      <details className="more">
        <summary>{text.asTable}</summary>
        <table className="delivery">
          <thead>
            <tr>
              <th scope="col">{text.interview}</th>
              <th scope="col">{text.score}</th>
            </tr>
          </thead>
          <tbody>
            {scored.map(({ interview, score }) => (
              <tr key={interview.id}>
                <th scope="row">
                  {titleOf(interview)}{" "}
                  <span className="hint">{formatDay(interview.created_at)}</span>
                </th>
                <td className="figure">{formatScore(score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
