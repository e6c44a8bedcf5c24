/** A live conversation as the page knows it, as a pure state machine. */
import type { LiveMessage, LivePhase } from "@/features/room/live/live-messages";

/** `away`: nobody tries to reach the server any more. */
export type LinkState = "connecting" | "open" | "reconnecting" | "away";

/** What went wrong: in the server's words, or by a name of the page. */
export type LiveTrouble = { kind: "said"; message: string } | { kind: "elsewhere" | "deaf" };

export type LiveState = {
  link: LinkState;
  phase: LivePhase;
  turnId: string | null;
  /** What was heard of the answer so far. */
  heard: string;
  trouble: LiveTrouble | null;
};

export type LiveEvent =
  | { type: "message"; message: LiveMessage }
  | { type: "lost" }
  | { type: "closed"; code: number }
  | { type: "deaf" }
  | { type: "again" };

export const TAKEN_OVER = 4409;

export const beginning: LiveState = {
  link: "connecting",
  phase: "thinking",
  turnId: null,
  heard: "",
  trouble: null,
};

export function step(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case "message":
      return afterMessage(state, event.message);
    case "lost":
      return { ...state, link: "reconnecting" };
    case "closed":
      return {
        ...state,
        link: "away",
        trouble: event.code === TAKEN_OVER ? { kind: "elsewhere" } : state.trouble,
      };
    case "deaf":
      return { ...state, link: "away", trouble: { kind: "deaf" } };
    case "again":
      return { ...beginning, turnId: state.turnId };
  }
}

function afterMessage(state: LiveState, message: LiveMessage): LiveState {
  switch (message.type) {
    case "ready":
      return { ...atTurn(state, message.question?.turn_id ?? null), link: "open", trouble: null };
    case "question":
      return atTurn(state, message.question.turn_id);
    case "state": {
      // Whoever is heard again has got over what was wrong.
      const trouble = message.state === "recording" ? null : state.trouble;
      return { ...state, phase: message.state, trouble };
    }
    case "caption":
      return message.turn_id === state.turnId ? { ...state, heard: message.text } : state;
    case "error":
      return { ...state, trouble: { kind: "said", message: message.message } };
    default:
      return state;
  }
}

/** The words of an answer stay through a lost connection, and go with its question. */
const atTurn = (state: LiveState, turnId: string | null): LiveState =>
  turnId === state.turnId ? state : { ...state, turnId, heard: "", trouble: null };

export type LiveAction = "interrupt" | "done" | null;

/** What the one button does now. */
export function actionOf({ link, phase }: LiveState): LiveAction {
  if (link !== "open") return null;
  if (phase === "speaking") return "interrupt";
  return phase === "your_turn" || phase === "recording" ? "done" : null;
}
