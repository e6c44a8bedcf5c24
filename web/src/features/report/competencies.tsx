import type { CompetencyResult } from "@/api/types";
import { Scale } from "@/components/scale";
import { asWords, formatScore } from "@/lib/format";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

export function Competencies({ competencies }: { competencies: readonly CompetencyResult[] }) {
  return (
    <section className="stack" aria-labelledby="competencies-title">
      <h2 id="competencies-title" className="section-title">
        {text.competencies}
      </h2>
      <table className="competencies">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{text.competency}</th>
            <th scope="col">{text.score}</th>
            <th scope="col">{text.answersScored}</th>
          </tr>
        </thead>
        <tbody>
          {competencies.map((competency) => (
            <CompetencyRow key={competency.name} competency={competency} />
          ))}
        </tbody>
      </table>
      {competencies.some(({ ability }) => ability != null) && (
        <p className="hint">{text.abilityNote}</p>
      )}
    </section>
  );
}

function CompetencyRow({ competency }: { competency: CompetencyResult }) {
  const { name, score, band, answers_scored, ability, standard_error } = competency;
  return (
    <tr>
      <th scope="row">{asWords(name)}</th>
      <td className="competency-score">
        {score === null ? (
          <span className="hint">{text.notScored}</span>
        ) : (
          <span className="scored">
            <Scale score={score} band={band} />
            <strong className="figure" aria-hidden="true">
              {formatScore(score)}
            </strong>
          </span>
        )}
      </td>
      <td className="hint competency-count">
        {text.answerCount(answers_scored)}
        {ability != null && standard_error != null && (
          <span className="competency-ability">
            {text.abilityOf(text.ability(formatScore(ability), formatScore(standard_error)))}
          </span>
        )}
      </td>
    </tr>
  );
}
