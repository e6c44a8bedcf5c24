/** The answer being written, kept on this device until the server has acknowledged it. */
import { isRecord, readStored, removeStored, writeStored } from "@/lib/storage";

/** `startedAt` is when the question was first shown, in milliseconds since 1970. */
export type AnswerDraft = { turnId: string; text: string; startedAt: number };

const keyOf = (interviewId: string) => `draft.${interviewId}`;

function isDraft(value: unknown): value is AnswerDraft {
  return (
    isRecord(value) &&
    typeof value.turnId === "string" &&
    typeof value.text === "string" &&
    typeof value.startedAt === "number"
  );
}

/** The draft for this question; one for another question is over and counts as none. */
export function readDraft(interviewId: string, turnId: string, now: number): AnswerDraft {
  const stored = readStored(keyOf(interviewId), isDraft);
  return stored?.turnId === turnId ? stored : { turnId, text: "", startedAt: now };
}

export const writeDraft = (interviewId: string, draft: AnswerDraft): void =>
  writeStored(keyOf(interviewId), draft);

export const forgetDraft = (interviewId: string): void => removeStored(keyOf(interviewId));
