import type { Report } from "@/api/types";
import { PageHeading } from "@/components/page-heading";
import { Scale } from "@/components/scale";
import { countPending } from "@/features/report/scoring-status";
import { asWords, formatDay, formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";
import { strings } from "@/strings/shell";

const text = reportStrings;

/** The answer to "how did it go": score with band, readiness, and one thing to do next. */
export function Headline({ report }: { report: Report }) {
  const { interview, overall } = report;
  const title = interview.job_title ?? interview.candidate_name ?? strings.common.untitled;
  const about = [
    interview.job_title ? interview.candidate_name : null,
    strings.kinds[interview.kind],
    formatDay(interview.created_at),
  ].filter(Boolean);
  return (
    <header className="headline">
      <div className="stack-tiny">
        <p className="kicker">{text.kicker}</p>
        <PageHeading documentTitle={text.documentTitle(title)}>{title}</PageHeading>
        <p className="hint">{about.join(" · ")}</p>
      </div>
      <p className="report-status" role="status">
        {report.final ? "" : text.working(countPending(report.answers))}
      </p>
      <div className="verdict-board">
        <OverallScore overall={overall} final={report.final} />
        <ReadinessNote overall={overall} />
        <Advice step={overall.next_step} />
      </div>
    </header>
  );
}

type Overall = Report["overall"];

function OverallScore({ overall, final }: { overall: Overall; final: boolean }) {
  const { score, band } = overall;
  const [low, high] = band ?? [];
  return (
    <section className="board-score" aria-label={text.score}>
      {score === null ? (
        <>
          <p className="score-none">{final ? text.noScore : "…"}</p>
          {final && <p className="hint">{text.noScoreText}</p>}
        </>
      ) : (
        <>
          <p className="score-huge">
            {formatScore(score)} <span className="score-of">{strings.score.of10}</span>
          </p>
          <Scale score={score} band={band} size="large" />
          {low !== undefined && high !== undefined && (
            <p className="hint">{text.band(formatScore(low), formatScore(high))}</p>
          )}
        </>
      )}
      {overall.ability !== null && overall.standard_error !== null && (
        <div className="board-ability">
          <h2 className="label-small">{text.abilityTitle}</h2>
          <p className="board-word">
            {text.ability(formatScore(overall.ability), formatScore(overall.standard_error))}
          </p>
          <p className="hint">{overall.ability_explanation}</p>
        </div>
      )}
    </section>
  );
}

function ReadinessNote({ overall }: { overall: Overall }) {
  return (
    <section className="board-part">
      <h2 className="label-small">{text.readinessTitle}</h2>
      <p className="board-word">{asWords(overall.readiness)}</p>
      <p>{overall.readiness_explanation}</p>
    </section>
  );
}

function Advice({ step }: { step: string | null }) {
  if (!step) return null;
  return (
    <section className="board-part">
      <h2 className="label-small">{text.nextStep}</h2>
      <p className="advice">{step}</p>
    </section>
  );
}
