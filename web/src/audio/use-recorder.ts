import { useEffect, useRef, useState } from "react";
import { findRecording, forgetRecording, keepPiece } from "@/audio/kept-recordings";
import { type Recording, recordPieces } from "@/audio/record-pieces";

export type RecorderState = "idle" | "recording" | "saving";

/** Records a microphone under a name; every second is kept at once, so a reload loses almost nothing. */
export function useRecorder(name: string, stream: MediaStream | null) {
  const [state, setState] = useState<RecorderState>("idle");
  const [recording, setRecording] = useState<Blob | null>(null);
  const [failed, setFailed] = useState(false);
  const recorder = useRef<Recording | null>(null);

  useEffect(() => {
    let current = true;
    findRecording(name)
      .then((kept) => current && setRecording(kept))
      // A private window may keep nothing; then there is nothing from before.
      .catch(() => undefined);
    return () => {
      current = false;
      recorder.current?.stop();
    };
  }, [name]);

  const start = async () => {
    if (!stream || state !== "idle") return;
    setState("recording");
    setFailed(false);
    setRecording(null);
    const pieces: Blob[] = [];
    let kept = forgetRecording(name);
    recorder.current = recordPieces(stream, (number, data) => {
      pieces.push(data);
      kept = kept.then(() => keepPiece(name, number, data)).catch(() => setFailed(true));
    });
    await recorder.current.ended;
    setState("saving");
    await kept;
    // Stopped before there was any sound, there is nothing to listen to.
    setRecording(pieces.length > 0 ? new Blob(pieces, { type: recorder.current.type }) : null);
    setState("idle");
  };

  return {
    state,
    recording,
    /** It could not be kept in the browser; it is only in memory. */
    failed,
    start,
    stop: () => recorder.current?.stop(),
    forget: async () => {
      await forgetRecording(name).catch(() => undefined);
      setRecording(null);
    },
  };
}
