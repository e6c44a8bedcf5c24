import { useEffect, useState } from "react";
import { timeNote } from "@/features/room/time-note";
import { formatClock } from "@/lib/format";
import { roomStrings } from "@/strings/room";

const text = roomStrings;

type Props = { minutes: number; startedAt: number; running: boolean };

/** A reminder of the time that was chosen; it never cuts anything off. */
export function TurnTimer({ minutes, startedAt, running }: Props) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [running]);
  const total = minutes * 60;
  const elapsed = Math.max(0, (now - startedAt) / 1000);
  return (
    <div className="timer">
      <p className="hint" role="status">
        {timeNote(elapsed, total)}
      </p>
      <p className="timer-clock" aria-hidden="true">
        {text.timer(formatClock(elapsed), formatClock(total))}
      </p>
    </div>
  );
}
