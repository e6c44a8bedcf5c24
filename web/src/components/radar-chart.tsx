import { curveLinearClosed, lineRadial } from "d3-shape";

/** Scores from 0 to 10 by axis; null where there is none, which is drawn as 0. */
export type RadarShape = { name: string; scores: readonly (number | null)[] };

const SIZE = 420;
const RADIUS = 130;
const HIGHEST = 10;
const RINGS = [2.5, 5, 7.5, HIGHEST];

type Props = { axes: readonly string[]; shapes: readonly RadarShape[]; label: string };

/** Up to two shapes over three or more axes; the caller gives the same as a table. */
export function RadarChart({ axes, shapes, label }: Props) {
  const angle = (index: number) => (2 * Math.PI * index) / axes.length;
  const outline = lineRadial<number | null>()
    .angle((_, index) => angle(index))
    .radius((score) => ((score ?? 0) / HIGHEST) * RADIUS)
    .curve(curveLinearClosed);
  return (
    <svg
      className="chart radar"
      viewBox={`${-SIZE / 2} ${-RADIUS - 44} ${SIZE} ${2 * RADIUS + 88}`}
      role="img"
      aria-label={label}
    >
      {RINGS.map((ring) => (
        <path key={ring} className="chart-ring" d={outline(axes.map(() => ring)) ?? ""} />
      ))}
      {axes.map((axis, index) => {
        const [dx, dy] = [Math.sin(angle(index)), -Math.cos(angle(index))];
        return (
          <g key={axis} className="chart-grid">
            <line x1={0} y1={0} x2={dx * RADIUS} y2={dy * RADIUS} />
            <text
              x={dx * (RADIUS + 14)}
              y={dy * (RADIUS + 18)}
              dy="0.35em"
              textAnchor={Math.abs(dx) < 0.2 ? "middle" : dx > 0 ? "start" : "end"}
            >
              <AxisName name={axis} />
            </text>
          </g>
        );
      })}
      {shapes.map(({ name, scores }, index) => (
        <path
          key={name}
          className={`radar-shape radar-shape-${index}`}
          d={outline([...scores]) ?? ""}
        />
      ))}
    </svg>
  );
}

const LONGEST_NAME = 18;

function AxisName({ name }: { name: string }) {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  return <>{short}</>;
}
