import { useEffect, useEffectEvent, useState } from "react";
import type { RecordingRules } from "@/api/types";
import { readClock } from "@/features/room/voice/recording-time";
import { formatClock } from "@/lib/format";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;
const TICK_MS = 250;

export type Marks = {
  /** The last seconds there are. */
  ending: boolean;
  /** It is long enough to be finished. */
  finishable: boolean;
};

type Props = {
  seconds: () => number;
  chosen: number | null;
  rules: RecordingRules;
  /** Where the recording stands whenever that changes what can be done. */
  onMark: (marks: Marks) => void;
  onFull: () => void;
};

/** How long the recording is, and what is left of the time. */
export function RecordingClock({ seconds, chosen, rules, onMark, onFull }: Props) {
  const [elapsed, setElapsed] = useState(seconds);
  useEffect(() => {
    const ticking = setInterval(() => setElapsed(seconds()), TICK_MS);
    return () => clearInterval(ticking);
  }, [seconds]);
  const { total, note, ending, full } = readClock(elapsed, chosen, rules);
  const wait = rules.stop_after_seconds - elapsed;
  const finishable = wait <= 0;
  useEffect(() => onMark({ ending, finishable }), [ending, finishable, onMark]);
  const fill = useEffectEvent(onFull);
  useEffect(() => {
    if (full) fill();
  }, [full]);
  return (
    <div className="voice-clock">
      <p className="timer-clock" aria-hidden="true">
        {text.time.of(formatClock(elapsed), formatClock(total))}
      </p>
      <p className="hint" role="status">
        {finishable ? note : text.time.early(formatClock(rules.stop_after_seconds))}
      </p>
    </div>
  );
}
