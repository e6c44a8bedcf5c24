import { usePreviousReport } from "@/api/previous-report";
import type { Report } from "@/api/types";
import { CompetencyRadar } from "@/components/competency-radar";
import { formatDay } from "@/lib/format";
import { reportEndStrings } from "@/strings/report-end";

const text = reportEndStrings.lastTime;

/** This interview beside the one before, where both have scores. */
export function LastTime({ report }: { report: Report }) {
  const previous = usePreviousReport(report.interview.id).data;
  if (!previous || previous.overall.score === null) return null;
  return (
    <section className="stack" aria-labelledby="last-time-title">
      <h2 id="last-time-title" className="section-title">
        {text.title}
      </h2>
      <CompetencyRadar
        first={{ name: text.now, competencies: report.competencies }}
        second={{
          name: formatDay(previous.interview.created_at),
          competencies: previous.competencies,
        }}
      />
    </section>
  );
}
