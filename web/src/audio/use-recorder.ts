import { useEffect, useRef, useState } from "react";
import { findRecording, forgetRecording, keepPiece } from "@/audio/kept-recordings";

/** A piece this long is all that a crash can take. */
const PIECE_MS = 1000;

export type RecorderState = "idle" | "recording" | "saving";

/** Records a microphone under a name; every second is kept at once, so a reload loses almost nothing. */
export function useRecorder(name: string, stream: MediaStream | null) {
  const [state, setState] = useState<RecorderState>("idle");
  const [recording, setRecording] = useState<Blob | null>(null);
  const [failed, setFailed] = useState(false);
  const recorder = useRef<MediaRecorder | null>(null);

  useEffect(() => {
    let current = true;
    findRecording(name)
      .then((kept) => current && setRecording(kept))
      // A private window may keep nothing; then there is nothing from before.
      .catch(() => undefined);
    return () => {
      current = false;
      if (recorder.current?.state === "recording") recorder.current.stop();
    };
  }, [name]);

  const start = async () => {
    if (!stream || state !== "idle") return;
    setState("recording");
    setFailed(false);
    setRecording(null);
    const pieces: Blob[] = [];
    let kept = forgetRecording(name);
    const machine = new MediaRecorder(stream);
    recorder.current = machine;
    machine.ondataavailable = ({ data }) => {
      if (data.size === 0) return;
      const number = pieces.push(data);
      kept = kept.then(() => keepPiece(name, number, data)).catch(() => setFailed(true));
    };
    machine.onstop = async () => {
      setState("saving");
      await kept;
      // Stopped before there was any sound, there is nothing to listen to.
      setRecording(pieces.length > 0 ? new Blob(pieces, { type: machine.mimeType }) : null);
      setState("idle");
    };
    machine.start(PIECE_MS);
  };

  return {
    state,
    recording,
    /** It could not be kept in the browser; it is only in memory. */
    failed,
    start,
    stop: () => recorder.current?.state === "recording" && recorder.current.stop(),
    forget: async () => {
      await forgetRecording(name).catch(() => undefined);
      setRecording(null);
    },
  };
}
