import type { Metric } from "@/api/types";
import { formatFigure } from "@/lib/format";
import { reportStrings } from "@/strings/report";

type Measured = Pick<Metric, "value" | "target">;

/** Whether a figure lies outside of what is usual, as far as there is a usual range. */
export function isOutside({ value, target }: Measured): boolean {
  const [low = value, high = value] = target ?? [];
  return value < low || value > high;
}

/** The usual range in words; empty where there is none. */
export function usualOf({ target }: Pick<Metric, "target">): string {
  const [low, high] = target ?? [];
  if (low === undefined || high === undefined) return "";
  return low > 0
    ? reportStrings.between(formatFigure(low), formatFigure(high))
    : reportStrings.upTo(formatFigure(high));
}
