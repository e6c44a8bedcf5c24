import { useEffect, useState } from "react";
import { formatClock } from "@/lib/format";
import { voiceStrings } from "@/strings/voice";

type Props = { seconds: number; onOver: () => void };

/** A quiet countdown; it is not read aloud second by second. */
export function ThinkTime({ seconds, onOver }: Props) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const ticking = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(ticking);
  }, []);
  const over = left <= 0;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  return <p className="voice-clock hint">{voiceStrings.thinkLeft(formatClock(left))}</p>;
}
