import { formatScore } from "@/lib/format";
import { strings } from "@/strings/shell";

type Props = { score: number; band: readonly number[] | null; size?: "large" | "small" };

const share = (value: number) => `${Math.min(10, Math.max(0, value)) * 10}%`;

/** A ruler from 0 to 10 with the plausible band and a mark at the score. */
export function Scale({ score, band, size = "small" }: Props) {
  const [low, high] = band ?? [];
  const hasBand = low !== undefined && high !== undefined;
  const label = hasBand
    ? strings.score.withBand(formatScore(score), formatScore(low), formatScore(high))
    : strings.score.plain(formatScore(score));
  return (
    <div className={`scale scale-${size}`} role="img" aria-label={label}>
      {hasBand && (
        <span className="scale-band" style={{ left: share(low), right: share(10 - high) }} />
      )}
      <span className="scale-mark" style={{ left: share(score) }} />
    </div>
  );
}
