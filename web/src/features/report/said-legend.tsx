import type { TextMark } from "@/api/types";
import { CheckField } from "@/components/field";
import { chooseSaidMarks } from "@/features/report/use-said-marks";
import { saidStrings } from "@/strings/said";
import "./said-word.css";

const text = saidStrings;

type Props = { marks: readonly TextMark[]; shown: boolean };

/** What the frames in an answer mean, and the way to be rid of them; one choice for all answers. */
export function SaidLegend({ marks, shown }: Props) {
  const kinds = (["term", "filler"] as const).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  return (
    <div className="said-legend hint">
      {shown &&
        kinds.map((kind) => (
          <span key={kind}>
            <span className={`said said-${kind}`}>{text.sample[kind]}</span> {text.legend[kind]}
          </span>
        ))}
      <span className="no-print">
        <CheckField label={text.show} checked={shown} onChange={chooseSaidMarks} />
      </span>
    </div>
  );
}
