import { formatClock } from "@/lib/format";
import { roomStrings } from "@/strings/room";

const WARN_AT = 0.8;

/**
 * What to say about the time, both in seconds: nothing until 80 % of it have gone. The sentence
 * stays the same between the two thresholds, so that a screen reader says it once.
 */
export function timeNote(elapsed: number, total: number): string {
  if (elapsed >= total) return roomStrings.timerOver;
  if (elapsed >= total * WARN_AT)
    return roomStrings.timerSoon(formatClock(total - total * WARN_AT));
  return "";
}
