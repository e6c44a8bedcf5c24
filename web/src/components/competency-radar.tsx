import { RadarChart } from "@/components/radar-chart";
import { asWords, formatPoints, formatScore } from "@/lib/format";
import { type PairedScore, pairScores } from "@/lib/pair-scores";
import { chartStrings } from "@/strings/charts";
import "@/styles/charts.css";

const text = chartStrings;
/** With fewer axes there is no shape to see. */
const FEWEST_AXES = 3;

type Side = { name: string; competencies: readonly { name: string; score: number | null }[] };

/** Two interviews by competency: as shapes where enough of them have a score in both, and always as a table. */
export function CompetencyRadar({ first, second }: { first: Side; second: Side }) {
  const pairs = pairScores(first.competencies, second.competencies);
  const drawn = pairs.flatMap(({ name, first: one, second: other }) =>
    one === null || other === null ? [] : [{ name: asWords(name), one, other }],
  );
  const shapes = [
    { name: first.name, scores: drawn.map(({ one }) => one) },
    { name: second.name, scores: drawn.map(({ other }) => other) },
  ];
  return (
    <div className="competency-radar">
      {drawn.length >= FEWEST_AXES && (
        <div className="stack-small">
          <RadarChart
            axes={drawn.map(({ name }) => name)}
            shapes={shapes}
            label={text.radar(first.name, second.name)}
          />
          <ul className="chart-key" aria-hidden="true">
            <li>{first.name}</li>
            <li>{second.name}</li>
          </ul>
        </div>
      )}
      <table className="delivery">
        <thead>
          <tr>
            <th scope="col">{text.competency}</th>
            <th scope="col">{first.name}</th>
            <th scope="col">{second.name}</th>
            <th scope="col">{text.change}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.name}>
              <th scope="row">{asWords(pair.name)}</th>
              <td className="figure">{shown(pair.first)}</td>
              <td className="figure">{shown(pair.second)}</td>
              <td className="figure">{changeOf(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shown = (score: number | null): string => (score === null ? text.none : formatScore(score));

/** From the second to the first, which is the newer one. */
function changeOf({ first, second }: PairedScore): string {
  return first === null || second === null ? text.none : formatPoints(first - second);
}
