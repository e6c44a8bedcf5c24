/** What this browser remembers of the recording in the room; its sound is kept beside it. */
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

export const forgetNote = (interviewId: string): void => removeStored(keyOf(interviewId));
