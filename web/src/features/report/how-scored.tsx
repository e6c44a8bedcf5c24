import type { Report } from "@/api/types";
import { reportEndStrings } from "@/strings/report-end";

const text = reportEndStrings;

export function HowScored({ report }: { report: Report }) {
  const provisional = report.answers.some((answer) => answer.band_source === "provisional");
  return (
    <details className="card how">
      <summary>
        <h2>{text.how}</h2>
      </summary>
      <div className="stack-small">
        {text.howText.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {provisional && <p>{text.provisional}</p>}
        {report.scorer_versions.length > 0 && (
          <p className="hint">
            {text.scorers}: <code>{report.scorer_versions.join(", ")}</code>
          </p>
        )}
      </div>
    </details>
  );
}
