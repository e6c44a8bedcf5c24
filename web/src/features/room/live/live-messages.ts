/** What the server says in a live conversation, besides sound. */
import type { InterviewStatus, Question } from "@/api/types";
import { isRecord } from "@/lib/storage";

export type LivePhase = "speaking" | "your_turn" | "recording" | "transcribing" | "thinking";

export type LiveMessage =
  | { type: "ready"; question: Question | null }
  | { type: "state"; state: LivePhase; turn_id: string | null }
  | { type: "speech.start"; turn_id: string }
  | { type: "speech.stop"; turn_id: string; reason: "finished" | "interrupted" | "failed" }
  | { type: "caption"; turn_id: string; text: string; final: boolean }
  | { type: "answer.accepted"; turn_id: string; text: string; status: InterviewStatus }
  | { type: "question"; question: Question }
  | { type: "error"; code: string; message: string; retryable: boolean }
  | { type: "ended"; status: InterviewStatus }
  | { type: "pong" };

/** Null for what is no message at all; a type that is not known here changes nothing. */
export function readMessage(text: string): LiveMessage | null {
  try {
    const said: unknown = JSON.parse(text);
    return isRecord(said) && typeof said.type === "string" ? (said as LiveMessage) : null;
  } catch {
    return null;
  }
}
