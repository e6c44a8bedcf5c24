import type { TextMark } from "@/api/types";
import { type Mark, piecesOf, type Segment, segmentsOf } from "@/features/report/highlight-answer";
import { markId, verdictId } from "@/features/report/link-ids";
import { SaidWord } from "@/features/report/said-word";
import { reportStrings } from "@/strings/report";

type Props = {
  turnId: string;
  words: string;
  marks: readonly Mark[];
  /** Fillers and terms of the job. */
  said?: readonly TextMark[];
  /** Without the numbers that lead to the verdicts, where no verdicts stand beside it. */
  plain?: boolean;
};

/** The answer as given, with the words that earned or lost points underlined and numbered. */
export function AnswerText({ turnId, words, marks, said = [], plain = false }: Props) {
  return (
    <p className="answer-text">
      {segmentsOf(words, marks).map((segment) =>
        segment.marks.length === 0 ? (
          <Words key={segment.start} segment={segment} said={said} />
        ) : (
          <MarkedWords
            key={segment.start}
            turnId={turnId}
            segment={segment}
            said={said}
            plain={plain}
          />
        ),
      )}
    </p>
  );
}

type WordsProps = { segment: Segment; said: readonly TextMark[] };

function Words({ segment, said }: WordsProps) {
  return piecesOf(segment, said).map(({ start, text, kind }) =>
    kind === null ? (
      text
    ) : (
      <SaidWord key={start} kind={kind}>
        {text}
      </SaidWord>
    ),
  );
}

type MarkedProps = WordsProps & { turnId: string; plain: boolean };

function MarkedWords({ turnId, segment, said, plain }: MarkedProps) {
  return (
    <>
      <mark className={`mark mark-${lookOf(segment.marks)}`}>
        <Words segment={segment} said={said} />
      </mark>
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
