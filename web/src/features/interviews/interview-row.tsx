import type { InterviewItem } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Icon } from "@/components/icon";
import { isUnfinished, titleOf } from "@/features/interviews/interview-title";
import { formatDay, formatScore } from "@/lib/format";
import { strings } from "@/strings/shell";
import { startStrings } from "@/strings/start";

const text = startStrings;

type Props = {
  interview: InterviewItem;
  onRemove: () => void;
  /** Whether it is one of those that are to be compared; without `onChoose` it cannot be. */
  chosen?: boolean;
  onChoose?: () => void;
};

export function InterviewRow({ interview, onRemove, chosen, onChoose }: Props) {
  const title = titleOf(interview);
  const open = isUnfinished(interview);
  const path = `/interviews/${interview.id}`;
  const about = [
    interview.job_title ? interview.candidate_name : null,
    strings.kinds[interview.kind],
    formatDay(interview.created_at),
  ].filter(Boolean);
  return (
    <li className="row">
      <div className="row-text">
        <h3>{title}</h3>
        <p className="hint">{about.join(" · ")}</p>
      </div>
      <p className="row-figure">{figureOf(interview)}</p>
      <div className="row-actions">
        {onChoose && (
          <label className="row-choice">
            <input type="checkbox" checked={chosen} onChange={onChoose} />
            {text.compare}
            <span className="visually-hidden">: {title}</span>
          </label>
        )}
        {open ? (
          <ButtonLink href={path} label={`${text.resume}: ${title}`}>
            {text.resume}
          </ButtonLink>
        ) : (
          <ButtonLink href={`${path}/report`} label={`${text.report}: ${title}`}>
            {text.report}
          </ButtonLink>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={`${text.remove}: ${title}`}
          title={text.remove}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </button>
      </div>
    </li>
  );
}

function figureOf(interview: InterviewItem) {
  const { asked, total } = interview.progress;
  if (isUnfinished(interview)) return text.progress(asked, total);
  if (interview.final_score !== null) {
    return (
      <>
        <strong className="figure">{formatScore(interview.final_score)}</strong>{" "}
        {strings.score.of10}
      </>
    );
  }
  return interview.status === "completing" ? text.scoring : text.noScore;
}
