import { type Mark, type Segment, segmentsOf } from "@/features/report/highlight-answer";
import { markId, verdictId } from "@/features/report/link-ids";
import { reportStrings } from "@/strings/report";

type Props = {
  turnId: string;
  words: string;
  marks: readonly Mark[];
  /** Without the numbers that lead to the verdicts, where no verdicts stand beside it. */
  plain?: boolean;
};

/** The answer as given, with the words that earned or lost points underlined and numbered. */
export function AnswerText({ turnId, words, marks, plain = false }: Props) {
  return (
    <p className="answer-text">
      {segmentsOf(words, marks).map((segment) =>
        segment.marks.length === 0 ? (
          segment.text
        ) : (
          <MarkedWords key={segment.start} turnId={turnId} segment={segment} plain={plain} />
        ),
      )}
    </p>
  );
}

type MarkedProps = { turnId: string; segment: Segment; plain: boolean };

function MarkedWords({ turnId, segment, plain }: MarkedProps) {
  return (
    <>
      <mark className={`mark mark-${lookOf(segment.marks)}`}>{segment.text}</mark>
      {(plain ? [] : segment.ending).map((mark) => (
        <sup key={mark.number}>
          <a
            id={markId(turnId, mark.number)}
            className="mark-number"
            href={`#${verdictId(turnId, mark.number)}`}
            aria-label={reportStrings.quoteMark(mark.number)}
          >
            {mark.number}
          </a>
        </sup>
      ))}
    </>
  );
}

/** Words may serve several verdicts; the gravest one is drawn. */
function lookOf(marks: readonly Mark[]): string {
  const kinds = marks.map((mark) => mark.verdict.verdict);
  return (
    (["contradicted", "hit", "partial"] as const).find((kind) => kinds.includes(kind)) ?? "miss"
  );
}
