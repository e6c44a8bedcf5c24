import { Button } from "@/components/button";
import { roomStrings } from "@/strings/room";

type Props = { number: number; total: number; onEnd: () => void };

/** How far the interview is, as words and as a ruler with a tick for each question. */
export function Progress({ number, total, onEnd }: Props) {
  const ticks = Array.from({ length: total }, (_, index) => index + 1);
  const classOf = (tick: number) => {
    if (tick === number) return "tick tick-now";
    return tick < number ? "tick tick-done" : "tick";
  };
  return (
    <div className="progress">
      <p className="progress-words">{roomStrings.progress(number, total)}</p>
      <div className="progress-ticks" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} className={classOf(tick)} />
        ))}
      </div>
      <Button look="quiet" icon="flag" onClick={onEnd}>
        {roomStrings.end}
      </Button>
    </div>
  );
}
