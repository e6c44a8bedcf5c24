import { Scale } from "@/components/scale";
import { startStrings } from "@/strings/start";

const text = startStrings.specimen;
const SCORE = 7.2;
const BAND = [5.6, 8.4] as const;

/** What a scored answer looks like; it shows in a glance what the words beside it promise. */
export function Specimen() {
  return (
    <figure className="card specimen" role="img" aria-label={text.label}>
      <p className="specimen-question">{text.question}</p>
      <p className="specimen-answer">
        {text.answer.map(({ words, mark }) =>
          mark ? (
            <span key={words}>
              <mark className="mark">{words}</mark>
              <sup className="mark-number">{mark}</sup>
            </span>
          ) : (
            words
          ),
        )}
      </p>
      <div className="specimen-score">
        <span className="figure">{SCORE}</span>
        <Scale score={SCORE} band={BAND} />
      </div>
    </figure>
  );
}
