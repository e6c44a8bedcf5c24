import { Suspense } from "react";
import { useReport } from "@/api/reports";
import type { Report } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { latePart } from "@/components/late-part";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { Scale } from "@/components/scale";
import { asWords, formatDay, formatFigure, formatScore } from "@/lib/format";
import { historyStrings } from "@/strings/history";
import { measureNames } from "@/strings/measures";
import { strings } from "@/strings/shell";
import "./compare.css";

const CompetencyRadar = latePart(
  async () => (await import("@/components/competency-radar")).CompetencyRadar,
);

const text = historyStrings.comparison;

/** Two finished interviews side by side, the newer one first. */
export function ComparePage({ first, second }: { first: string; second: string }) {
  const reports = [useReport(first), useReport(second)] as const;
  const [one, other] = [reports[0].data, reports[1].data];
  const failed = reports.find(({ isError }) => isError);
  if (failed) {
    return (
      <div className="page stack">
        <PageHeading documentTitle={text.documentTitle}>{text.failed}</PageHeading>
        <Failure error={failed.error} onRetry={() => failed.refetch()}>
          <ButtonLink href="/history">{text.back}</ButtonLink>
        </Failure>
        <p className="hint">{text.missing}</p>
      </div>
    );
  }
  if (!one || !other) return <Loading text={text.loading} />;
  const isNewer = one.interview.created_at >= other.interview.created_at;
  return <Comparison newer={isNewer ? one : other} older={isNewer ? other : one} />;
}

function Comparison({ newer, older }: { newer: Report; older: Report }) {
  return (
    <div className="page stack-large">
      <header className="stack">
        <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
        <div className="compare-columns">
          <Summary when={text.later} report={newer} />
          <Summary when={text.earlier} report={older} />
        </div>
      </header>
      <section className="stack" aria-labelledby="competencies-title">
        <h2 id="competencies-title" className="section-title">
          {text.competencies}
        </h2>
        <Suspense fallback={<Loading />}>
          <CompetencyRadar
            first={{ name: text.later, competencies: newer.competencies }}
            second={{ name: text.earlier, competencies: older.competencies }}
          />
        </Suspense>
      </section>
      <Measures newer={newer} older={older} />
      <div className="actions">
        <ButtonLink href="/history">{text.back}</ButtonLink>
      </div>
    </div>
  );
}

function Summary({ when, report }: { when: string; report: Report }) {
  const { interview, overall } = report;
  const title = interview.job_title ?? interview.candidate_name ?? strings.common.untitled;
  return (
    <section className="card stack-small">
      <p className="hint">{when}</p>
      <h2>{title}</h2>
      <p className="hint">{formatDay(interview.created_at)}</p>
      {overall.score === null ? (
        <p>{text.none}</p>
      ) : (
        <div className="compare-score">
          <strong className="figure">{formatScore(overall.score)}</strong>
          <Scale score={overall.score} band={overall.band} />
        </div>
      )}
      <p>
        {text.readiness}: <strong>{asWords(overall.readiness)}</strong>
      </p>
      <p className="hint">
        {text.answers}: {overall.answers_scored}/{overall.answers_total}
      </p>
      <div className="actions">
        <ButtonLink href={`/interviews/${interview.id}/report`}>{text.open(title)}</ButtonLink>
      </div>
    </section>
  );
}

function Measures({ newer, older }: { newer: Report; older: Report }) {
  const before = older.delivery?.metrics ?? [];
  const now = newer.delivery?.metrics ?? [];
  const shared = now.filter(({ name }) => before.some((metric) => metric.name === name));
  if (shared.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="measures-title">
      <h2 id="measures-title" className="section-title">
        {text.measures}
      </h2>
      <table className="delivery">
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.later}</th>
            <th scope="col">{text.earlier}</th>
          </tr>
        </thead>
        <tbody>
          {shared.map(({ name, value, unit }) => (
            <tr key={name}>
              <th scope="row">
                {measureNames[name]} <span className="hint">{unit}</span>
              </th>
              <td className="figure">{formatFigure(value)}</td>
              <td className="figure">
                {formatFigure(before.find((metric) => metric.name === name)?.value ?? 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
