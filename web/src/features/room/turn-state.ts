/** What the room is doing, as a pure state machine; what the interview holds is the server's. */
import type { TurnAction } from "@/api/answers";

export type Phase = "your-turn" | "sending" | "asking" | "reconnecting" | "finished";

/** Something to say beside the question; `text` is an answer that found its question closed. */
export type RoomNotice =
  | { kind: "repeated" | "rephrased" | "stopped" | "empty" }
  | { kind: "moved"; text: string }
  | { kind: "refused"; message: string };

export type TurnState = {
  phase: Phase;
  /** The next question as far as it has come; null when no question is coming. */
  streamed: string | null;
  notice: RoomNotice | null;
};

export type TurnEvent =
  | { type: "sent" }
  | { type: "retrying" }
  | { type: "token"; text: string }
  | { type: "reset" }
  | { type: "asked"; action: TurnAction | null }
  | { type: "finished" }
  | { type: "failed"; notice: RoomNotice }
  | { type: "noticed"; notice: RoomNotice | null };

export const idle: TurnState = { phase: "your-turn", streamed: null, notice: null };

const noticeAfter = (action: TurnAction | null): RoomNotice | null => {
  if (action === "repeat") return { kind: "repeated" };
  return action === "rephrase" ? { kind: "rephrased" } : null;
};

export function step(state: TurnState, event: TurnEvent): TurnState {
  switch (event.type) {
    case "sent":
      return { phase: "sending", streamed: null, notice: null };
    case "retrying":
      return { phase: "reconnecting", streamed: null, notice: null };
    case "token":
      return { ...state, phase: "asking", streamed: (state.streamed ?? "") + event.text };
    case "reset":
      return { ...state, streamed: null };
    case "asked":
      return { phase: "your-turn", streamed: null, notice: noticeAfter(event.action) };
    case "finished":
      return { phase: "finished", streamed: null, notice: null };
    case "failed":
      return { phase: "your-turn", streamed: null, notice: event.notice };
    case "noticed":
      return { ...state, notice: event.notice };
  }
}
