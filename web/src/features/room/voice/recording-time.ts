/** What to say about the length of a recording. */
import type { RecordingRules } from "@/api/types";
import { formatClock } from "@/lib/format";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

/** The times among the rules, in seconds but the share. */
export type RecordingTimes = Pick<
  RecordingRules,
  "max_seconds" | "warning_share" | "preview_seconds"
>;

export type Clock = {
  /** What the seconds are counted against: the time that was chosen, else the most there is. */
  total: number;
  /** Empty for most of the time; the same sentence between two thresholds. */
  note: string;
  /** The end of what can be recorded is near, and the words so far are shown. */
  ending: boolean;
  full: boolean;
};

/** All in seconds; `chosen` is a reminder only, the most that can be recorded is a limit. */
export function readClock(elapsed: number, chosen: number | null, times: RecordingTimes): Clock {
  const { max_seconds: most, preview_seconds: preview, warning_share: share } = times;
  const total = Math.min(chosen ?? most, most);
  const ending = elapsed >= most - preview;
  const soon = (limit: number) => formatClock(limit - limit * share);
  let note = "";
  if (ending) note = text.time.ending(preview);
  else if (elapsed >= most * share) note = text.time.most(soon(most));
  else if (elapsed >= total) note = text.time.over;
  else if (elapsed >= total * share) note = text.time.soon(soon(total));
  return { total, note, ending, full: elapsed >= most };
}
