import type { AnswerResult, Verdict } from "@/api/types";
import { criterionName } from "@/features/report/criterion-name";
import type { Mark } from "@/features/report/highlight-answer";
import { markId, verdictId } from "@/features/report/link-ids";
import { verdictWord } from "@/features/report/verdict-word";
import { asWords, formatPoints, formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

type Props = { answer: AnswerResult; marks: readonly Mark[] };

/** The sum behind a score: one line for each verdict, with its points and the words it rests on. */
export function VerdictList({ answer, marks }: Props) {
  const verdicts = countedVerdicts(answer);
  if (verdicts.length === 0) return null;
  const told = answer.question.kind !== "technical";
  const markOf = (verdict: Verdict) => marks.find((mark) => mark.verdict === verdict);
  return (
    <section className="stack-tiny">
      <h4 className="label-small">{text.sum}</h4>
      <ul className="verdicts">
        {verdicts.map((verdict, index) => (
          <VerdictLine
            // biome-ignore lint/suspicious/noArrayIndexKey: verdicts have no id and never change places.
            key={index}
            turnId={answer.turn_id}
            verdict={verdict}
            mark={markOf(verdict)}
            told={told}
            wanted={answer.looked_for?.[verdict.key_point_id ?? ""] ?? verdict.key_point}
          />
        ))}
      </ul>
      {answer.score !== null && <p className="hint verdict-sum">{sumOf(answer, answer.score)}</p>}
    </section>
  );
}

/** The score with what it plausibly is, and who says so. */
function sumOf({ band, scorer }: AnswerResult, score: number): string {
  const [low, high] = band ?? [];
  const range = low !== undefined && high !== undefined;
  return [
    text.sumNote(formatScore(score)),
    range && text.band(formatScore(low), formatScore(high)),
    scorer && text.scoredBy(scorer),
  ]
    .filter(Boolean)
    .join(", ");
}

type LineProps = {
  turnId: string;
  verdict: Verdict;
  mark: Mark | undefined;
  told: boolean;
  /** The key point in words for the candidate; null for the manner of speaking. */
  wanted: string | null;
};

/** An answer that a gate stopped shows why, and no row of zeros. */
const countedVerdicts = ({ verdicts, band_source }: AnswerResult): readonly Verdict[] =>
  band_source === "gate"
    ? verdicts.filter(({ criterion, points }) => criterion === "gate" || points !== 0)
    : verdicts;

function VerdictLine({ turnId, verdict, mark, told, wanted }: LineProps) {
  const name = criterionName(verdict.criterion, told);
  const isPart = verdict.criterion === "star";
  return (
    <li
      className={`verdict verdict-${verdict.verdict}`}
      id={mark && verdictId(turnId, mark.number)}
      tabIndex={mark ? -1 : undefined}
    >
      <span className="verdict-word">{verdictWord(verdict)}</span>
      <span className="verdict-text">
        {isPart ? asWords(wanted ?? "") : (wanted ?? name)}
        {isPart && verdict.quote && <q className="verdict-quote">{verdict.quote}</q>}
        <span className="verdict-basis hint">
          {wanted !== null && verdict.criterion !== "gate" && name}
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
