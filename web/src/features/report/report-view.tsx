import type { Report } from "@/api/types";
import { AnswerCard } from "@/features/report/answer-card";
import { Competencies } from "@/features/report/competencies";
import { DeliveryTable } from "@/features/report/delivery";
import { Headline } from "@/features/report/headline";
import { HowScored } from "@/features/report/how-scored";
import { Keep } from "@/features/report/keep";
import { Topics } from "@/features/report/topics";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

export function ReportView({ report }: { report: Report }) {
  return (
    <article className="page report">
      <Headline report={report} />
      <div className="report-columns">
        {report.competencies.length > 0 && <Competencies competencies={report.competencies} />}
        <Topics topics={report.topics} />
      </div>
      <section className="stack" aria-labelledby="answers-title">
        <h2 id="answers-title" className="section-title">
          {text.answers}
        </h2>
        {report.answers.length === 0 && <p className="empty">{text.noAnswers}</p>}
        <div className="answers">
          {report.answers.map((answer) => (
            <AnswerCard key={answer.turn_id} answer={answer} />
          ))}
        </div>
      </section>
      {report.delivery && <DeliveryTable delivery={report.delivery} />}
      <HowScored report={report} />
      <Keep interviewId={report.interview.id} />
    </article>
  );
}
