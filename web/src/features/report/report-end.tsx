import { Suspense } from "react";
import type { Report } from "@/api/types";
import { latePart } from "@/components/late-part";
import { Cost } from "@/features/report/cost";
import { DeliveryTable } from "@/features/report/delivery-table";
import { HowScored } from "@/features/report/how-scored";
import { Keep } from "@/features/report/keep";
import { Learning } from "@/features/report/learning";

const LastTime = latePart(async () => (await import("@/features/report/last-time")).LastTime);

/** What stands below the answers; its code comes after the first drawing. */
export function ReportEnd({ report }: { report: Report }) {
  return (
    <>
      {report.learning && report.learning.length > 0 && <Learning needs={report.learning} />}
      {report.final && report.overall.score !== null && (
        <Suspense>
          <LastTime report={report} />
        </Suspense>
      )}
      {report.delivery && <DeliveryTable delivery={report.delivery} />}
      <HowScored report={report} />
      <Cost interviewId={report.interview.id} />
      <Keep interviewId={report.interview.id} />
    </>
  );
}
