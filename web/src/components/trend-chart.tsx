import { line } from "d3-shape";

export type TrendPoint = { label: string; score: number };

const WIDTH = 640;
const HEIGHT = 180;
const TICKS = [0, 2, 4, 6, 8, 10];
const EDGE = { left: 28, right: 12, top: 12, bottom: 22 };
const HIGHEST = 10;

type Props = { points: readonly TrendPoint[]; label: string };

/** Scores from 0 to 10 in their order, the oldest on the left; the caller gives the same as a table. */
export function TrendChart({ points, label }: Props) {
  const step = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, points.length - 1);
  const x = (index: number) => EDGE.left + step * index;
  const y = (score: number) => EDGE.top + (1 - score / HIGHEST) * (HEIGHT - EDGE.top - EDGE.bottom);
  const path = line<TrendPoint>(
    (_, index) => x(index),
    ({ score }) => y(score),
  )([...points]);
  return (
    <svg className="chart trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {TICKS.map((tick) => (
        <g key={tick} className="chart-grid">
          <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text x={EDGE.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path className="chart-line" d={path ?? ""} />
      {points.map(({ label: name, score }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two interviews may be of one minute.
        <circle key={index} className="chart-dot" cx={x(index)} cy={y(score)} r={4}>
          <title>{`${name}: ${score}`}</title>
        </circle>
      ))}
    </svg>
  );
}
