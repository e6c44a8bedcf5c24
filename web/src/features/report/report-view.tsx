import { Suspense } from "react";
import type { Report } from "@/api/types";
import { latePart } from "@/components/late-part";
import { AnswerCard } from "@/features/report/answer-card";
import { Competencies } from "@/features/report/competencies";
import { Headline } from "@/features/report/headline";
import { Topics } from "@/features/report/topics";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

const ReportEnd = latePart(async () => (await import("@/features/report/report-end")).ReportEnd);

export function ReportView({ report }: { report: Report }) {
  return (
    <article className="page report">
      <Headline report={report} />
      <div className="report-columns">
        {report.competencies.length > 0 && <Competencies competencies={report.competencies} />}
        <Topics topics={report.topics} names={report.skill_names ?? {}} />
      </div>
      <section className="stack" aria-labelledby="answers-title">
        <h2 id="answers-title" className="section-title">
          {text.answers}
        </h2>
        {report.answers.length === 0 && <p className="empty">{text.noAnswers}</p>}
        <div className="answers">
          {report.answers.map((answer) => (
            <AnswerCard key={answer.turn_id} interviewId={report.interview.id} answer={answer} />
          ))}
        </div>
      </section>
      <Suspense>
        <ReportEnd report={report} />
      </Suspense>
    </article>
  );
}
