import { useCallback, useEffect, useRef, useState } from "react";
import {
  deleteAudio,
  fetchLastTake,
  reviewTake,
  type TurnAddress,
  uploadPiece,
} from "@/api/recordings";
import { forgetRecording, keepPiece, listPieces } from "@/audio/kept-recordings";
import { type Recording, recordPieces } from "@/audio/record-pieces";
import { Stopwatch } from "@/features/room/voice/stopwatch";
import {
  findNote,
  isEnded,
  recordingName,
  type TakeNote,
  writeNote,
} from "@/features/room/voice/take-note";
import { type Heard, TakeSender } from "@/features/room/voice/take-sender";
import { waitForNetwork } from "@/lib/wait-for-network";

const stopwatch = (seconds = 0) => new Stopwatch(() => performance.now(), seconds);

/** The recording of one answer: each second is kept here at once and goes to the server meanwhile. */
export function useTake(address: TurnAddress) {
  const { interview_id: interviewId, turn_id: turnId } = address;
  const name = recordingName(interviewId);
  const [offline, setOffline] = useState(false);
  const [notKept, setNotKept] = useState(false);
  const watch = useRef(stopwatch());
  const sender = useRef<TakeSender | null>(null);
  const recording = useRef<Recording | null>(null);
  const kept = useRef<Promise<unknown>>(Promise.resolve());
  const deleted = useRef<Promise<unknown>>(Promise.resolve());
  const [note] = useState<{ current: TakeNote | null }>(() => ({
    current: findNote(interviewId, turnId),
  }));

  const noteDown = (change: Partial<TakeNote>) => {
    const before = note.current ?? { turnId, take: 0, seconds: 0, open: false };
    note.current = { ...before, ...change };
    writeNote(interviewId, note.current);
  };
  const newSender = (take: number) => {
    sender.current?.stop();
    sender.current = new TakeSender(take, {
      upload: async (number, piece, data, signal) => {
        // A deletion that is on its way would take these along.
        await deleted.current;
        return uploadPiece(address, number, piece, data, signal);
      },
      review: (length, signal) => reviewTake(address, length, signal),
      lastTake: (signal) => fetchLastTake(address, signal),
      wait: waitForNetwork,
      onTrouble: setOffline,
      onRenumbered: (number) => noteDown({ take: number }),
    });
    return sender.current;
  };
  const transcribe = async (): Promise<Heard> => {
    const heard = await sender.current?.transcribe(Math.round(watch.current.seconds * 10) / 10);
    if (heard?.kind === "heard") noteDown({ open: false });
    return heard ?? { kind: "stopped" };
  };

  useEffect(() => {
    const tidy = () => {
      // What has become text, or belongs to an earlier question, is not needed any more.
      if (!note.current?.open) void forgetRecording(name).catch(() => undefined);
    };
    tidy();
    return () => {
      sender.current?.stop();
      recording.current?.stop();
      tidy();
    };
  }, [name, note]);

  return {
    offline,
    notKept,
    /** What a page that was closed has left behind. */
    found: note.current?.open ?? false,
    number: () => note.current?.take ?? 0,
    seconds: useCallback(() => watch.current.seconds, []),
    keptSeconds: () => note.current?.seconds ?? 0,
    /** Records until `finish`, or until the microphone is gone. */
    start: (stream: MediaStream): Promise<void> => {
      const take = (note.current?.take ?? 0) + 1;
      const sending = newSender(take);
      const counting = stopwatch();
      watch.current = counting;
      setOffline(false);
      noteDown({ take, seconds: 0, open: true });
      kept.current = kept.current.then(() => forgetRecording(name)).catch(() => setNotKept(true));
      recording.current = recordPieces(stream, (number, data) => {
        if (sending !== sender.current || isEnded(interviewId)) return;
        kept.current = kept.current
          .then(() => keepPiece(name, number, data))
          .catch(() => setNotKept(true));
        sending.add(data);
        noteDown({ seconds: counting.seconds });
      });
      counting.start();
      return recording.current.ended;
    },
    hold: () => {
      recording.current?.pause();
      watch.current.stop();
    },
    goOn: () => {
      recording.current?.resume();
      watch.current.start();
    },
    finish: async (): Promise<Heard> => {
      watch.current.stop();
      recording.current?.stop();
      await recording.current?.ended;
      await kept.current;
      return transcribe();
    },
    /** What was heard in the sound that was kept before; null where none of it is left. */
    transcribeFound: async (): Promise<Heard | null> => {
      if (sender.current) return transcribe();
      const pieces = await listPieces(name).catch(() => []);
      if (pieces.length === 0) return null;
      watch.current = stopwatch(note.current?.seconds);
      const sending = newSender(note.current?.take ?? 1);
      for (const { data } of pieces) sending.add(data);
      return transcribe();
    },
    discard: () => {
      sender.current?.stop();
      sender.current = null;
      recording.current?.stop();
      setOffline(false);
      noteDown({ open: false });
      kept.current = kept.current.then(() => forgetRecording(name)).catch(() => undefined);
      deleted.current = deleteAudio(address).catch(() => undefined);
    },
  };
}

export type Take = ReturnType<typeof useTake>;
