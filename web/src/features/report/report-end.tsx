import type { Report } from "@/api/types";
import { Cost } from "@/features/report/cost";
import { DeliveryTable } from "@/features/report/delivery-table";
import { HowScored } from "@/features/report/how-scored";
import { Keep } from "@/features/report/keep";

/** What stands below the answers; its code comes after the first drawing. */
export function ReportEnd({ report }: { report: Report }) {
  return (
    <>
      {report.delivery && <DeliveryTable delivery={report.delivery} />}
      <HowScored report={report} />
      <Cost interviewId={report.interview.id} />
      <Keep interviewId={report.interview.id} />
    </>
  );
}
