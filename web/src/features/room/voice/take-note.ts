/** What this browser remembers of the recording in the room; its sound is kept beside it. */
import { forgetRecording } from "@/audio/kept-recordings";
import { isRecord, readStored, removeStored, writeStored } from "@/lib/storage";

/** `open`: its words have not become text yet. */
export type TakeNote = { turnId: string; take: number; seconds: number; open: boolean };

const keyOf = (interviewId: string) => `take.${interviewId}`;

/** The name of its sound. */
export const recordingName = (interviewId: string) => `answer.${interviewId}`;

const isNote = (value: unknown): value is TakeNote =>
  isRecord(value) &&
  typeof value.turnId === "string" &&
  typeof value.take === "number" &&
  typeof value.seconds === "number" &&
  typeof value.open === "boolean";

/** The note on this question; of another question there is none any more. */
export function findNote(interviewId: string, turnId: string): TakeNote | null {
  const note = readStored(keyOf(interviewId), isNote);
  return note?.turnId === turnId ? note : null;
}

export const writeNote = (interviewId: string, note: TakeNote): void =>
  writeStored(keyOf(interviewId), note);

/** Interviews that were ended in this page: what still comes from the microphone is not kept. */
const ended = new Set<string>();

export const isEnded = (interviewId: string): boolean => ended.has(interviewId);

/** Forgets the recording of an interview that is over. */
export function forgetTake(interviewId: string): void {
  ended.add(interviewId);
  removeStored(keyOf(interviewId));
  // Where nothing can be kept, nothing has to be forgotten.
  void forgetRecording(recordingName(interviewId)).catch(() => undefined);
}
