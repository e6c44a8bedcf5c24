import { asProblem } from "@/api/problem";
import { useReport } from "@/api/reports";
import { ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { ReportView } from "@/features/report/report-view";
import { reportStrings } from "@/strings/report";
import { strings } from "@/strings/shell";
import "./report.css";

const text = reportStrings;

export function ReportPage({ id }: { id: string }) {
  const report = useReport(id);
  if (report.isPending) return <Loading text={text.loading} />;
  if (report.data) return <ReportView report={report.data} />;
  if (asProblem(report.error).code === "interview_not_complete") return <NotYet id={id} />;
  return (
    <div className="page stack">
      <PageHeading documentTitle={strings.brand}>{text.failed}</PageHeading>
      <Failure error={report.error} onRetry={() => report.refetch()}>
        <ButtonLink href="/">{strings.notFound.back}</ButtonLink>
      </Failure>
    </div>
  );
}

function NotYet({ id }: { id: string }) {
  return (
    <div className="page stack">
      <PageHeading documentTitle={strings.brand}>{text.notYet}</PageHeading>
      <p className="lead">{text.notYetText}</p>
      <div className="actions">
        <ButtonLink look="primary" href={`/interviews/${id}`}>
          {text.resume}
        </ButtonLink>
      </div>
    </div>
  );
}
