import type { Interview, Question } from "@/api/types";
import { PageHeading } from "@/components/page-heading";
import { excerptOf } from "@/features/room/excerpt";
import { roomStrings } from "@/strings/room";

const text = roomStrings;

type Props = {
  interview: Interview;
  question: Question;
  streamed: string | null;
  waiting: boolean;
};

const LONG_QUESTION = 170;

/** One large question, and in small the line that it rests on. */
export function QuestionPanel({ interview, question, streamed, waiting }: Props) {
  const shown = streamed ?? question.text;
  const long = shown.length > LONG_QUESTION;
  return (
    <div className={waiting && streamed === null ? "question question-past" : "question"}>
      <PageHeading
        documentTitle={text.documentTitle(question.number, interview.progress.total)}
        lang={interview.language}
        className={long ? "question-text question-long" : "question-text"}
      >
        {shown}
      </PageHeading>
      {streamed === null && <SourceLine interview={interview} question={question} />}
    </div>
  );
}

function SourceLine({ interview, question }: Pick<Props, "interview" | "question">) {
  const source = question.sources[0];
  if (!source) return null;
  return (
    <p className="source">
      <span className="source-where">{whereOf(interview, source)}:</span>{" "}
      <q className="source-text">{excerptOf(source.text, question.text)}</q>
    </p>
  );
}

function whereOf(interview: Interview, source: Question["sources"][number]): string {
  if (source.document_id === interview.cv_id) return text.source.cv(source.line);
  if (source.document_id === interview.job_id) return text.source.job(source.line);
  return text.source.other(source.line);
}
