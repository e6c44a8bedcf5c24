import type { AnswerResult, Verdict } from "@/api/types";
import type { Mark } from "@/features/report/highlight-answer";
import { markId, verdictId } from "@/features/report/link-ids";
import { verdictWord } from "@/features/report/verdict-word";
import { asWords, formatPoints, formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

type Props = { answer: AnswerResult; marks: readonly Mark[] };

/** The sum behind a score: one line for each verdict, with its points and the words it rests on. */
export function VerdictList({ answer, marks }: Props) {
  if (answer.verdicts.length === 0) return null;
  const markOf = (verdict: Verdict) => marks.find((mark) => mark.verdict === verdict);
  return (
    <section className="stack-tiny">
      <h4 className="label-small">{text.sum}</h4>
      <ul className="verdicts">
        {answer.verdicts.map((verdict, index) => (
          <VerdictLine
            // biome-ignore lint/suspicious/noArrayIndexKey: verdicts have no id and never change places.
            key={index}
            turnId={answer.turn_id}
            verdict={verdict}
            mark={markOf(verdict)}
            reason={answer.criteria[verdict.criterion]?.reason}
          />
        ))}
      </ul>
      {answer.score !== null && (
        <p className="hint verdict-sum">{text.sumNote(formatScore(answer.score))}</p>
      )}
    </section>
  );
}

type LineProps = {
  turnId: string;
  verdict: Verdict;
  mark: Mark | undefined;
  reason: string | undefined;
};

function VerdictLine({ turnId, verdict, mark, reason }: LineProps) {
  return (
    <li
      className={`verdict verdict-${verdict.verdict}`}
      id={mark && verdictId(turnId, mark.number)}
      tabIndex={mark ? -1 : undefined}
    >
      <span className="verdict-word">{verdictWord(verdict)}</span>
      <span className="verdict-text">
        {verdict.key_point ?? reason ?? asWords(verdict.criterion)}
        <span className="verdict-basis hint">
          {asWords(verdict.criterion)}
          {mark && <a href={`#${markId(turnId, mark.number)}`}>{text.showQuote(mark.number)}</a>}
        </span>
      </span>
      <span className="verdict-points figure">
        <span aria-hidden="true">{formatPoints(verdict.points)}</span>
        <span className="visually-hidden">{text.points(formatPoints(verdict.points))}</span>
      </span>
    </li>
  );
}
