import { useEffect, useState } from "react";
import { isRecord } from "@/lib/storage";

/** What the server has heard so far, for as long as it is `wanted`. */
export function usePartialTranscript(
  interviewId: string,
  isCurrent: (turnId: unknown, take: unknown) => boolean,
  wanted: boolean,
): string {
  const [text, setText] = useState("");
  const [current] = useState(() => ({ is: isCurrent }));
  current.is = isCurrent;
  useEffect(() => {
    if (!wanted) return;
    setText("");
    const leaving = new AbortController();
    const read = ({ event, data }: { event: string; data: string }) => {
      if (event !== "transcript.partial") return;
      const payload: unknown = JSON.parse(data);
      if (isRecord(payload) && current.is(payload.turn_id, payload.take)) {
        setText(String(payload.text ?? ""));
      }
    };
    // Without it the words come all the same, when the recording is over.
    import("@/api/events")
      .then(({ followEvents }) => followEvents(interviewId, read, leaving.signal))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [interviewId, wanted, current]);
  return text;
}
