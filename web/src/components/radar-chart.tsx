import { curveLinearClosed, lineRadial } from "d3-shape";

/** Scores from 0 to 10 by axis. */
export type RadarShape = { name: string; scores: readonly number[] };

const SIZE = 480;
const RADIUS = 120;
const HIGHEST = 10;
const RINGS = [2.5, 5, 7.5, HIGHEST];

type Props = { axes: readonly string[]; shapes: readonly RadarShape[]; label: string };

/** Up to two shapes over three or more axes; the caller gives the same as a table. */
export function RadarChart({ axes, shapes, label }: Props) {
  const angle = (index: number) => (2 * Math.PI * index) / axes.length;
  const outline = lineRadial<number>()
    .angle((_, index) => angle(index))
    .radius((score) => (score / HIGHEST) * RADIUS)
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
              textAnchor={Math.abs(dx) < 0.2 ? "middle" : dx > 0 ? "start" : "end"}
            >
              {linesOf(axis).map((words, at) => (
                <tspan key={words} x={dx * (RADIUS + 14)} dy={at === 0 ? "0.35em" : "1.1em"}>
                  {words}
                </tspan>
              ))}
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

/** Characters of a line beside the chart. */
const LONGEST_LINE = 14;

/** A name in lines that fit beside the chart, as far as its words let it. */
function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + word.length < LONGEST_LINE) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
}
