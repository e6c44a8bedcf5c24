/** What a spoken answer goes through, as a pure state machine, and the word that names it. */
import type { SpeechState } from "@/audio/speaker";
import type { Phase as TurnPhase } from "@/features/room/turn-state";

/** `found`: sound that is kept, without words yet. `checking`: words that can be corrected and sent. */
export type VoicePhase =
  | "ready"
  | "think-time"
  | "recording"
  | "transcribing"
  | "checking"
  | "found";

export type VoiceState = {
  phase: VoicePhase;
  /** There is think time once for each question. */
  thought: boolean;
  /** Something to say about what went wrong. */
  trouble: string | null;
};

export type VoiceEvent =
  | { type: "spoken"; thinkTime: boolean }
  | { type: "began" }
  | { type: "finished"; notice: string | null }
  | { type: "heard" }
  | { type: "failed"; message: string; kept: boolean }
  | { type: "discarded"; text: boolean };

export const opening = (kept: boolean, text: boolean): VoiceState => {
  const phase = kept ? "found" : text ? "checking" : "ready";
  return { phase, thought: phase !== "ready", trouble: null };
};

const anywhere: readonly VoicePhase[] = [
  "ready",
  "think-time",
  "recording",
  "transcribing",
  "checking",
  "found",
];

/** Where an event still means something. */
const expected: Record<VoiceEvent["type"], readonly VoicePhase[]> = {
  spoken: ["ready"],
  began: ["ready", "think-time", "checking", "found"],
  finished: ["recording", "found"],
  heard: ["transcribing"],
  failed: ["recording", "transcribing"],
  discarded: anywhere,
};

/** An event that comes too late for where the answer is changes nothing. */
export function step(state: VoiceState, event: VoiceEvent): VoiceState {
  if (!expected[event.type].includes(state.phase)) return state;
  switch (event.type) {
    case "spoken":
      return event.thinkTime && !state.thought
        ? { ...state, phase: "think-time", thought: true }
        : { ...state, thought: true };
    case "began":
      return { phase: "recording", thought: true, trouble: null };
    case "finished":
      return { ...state, phase: "transcribing", trouble: event.notice };
    case "heard":
      return { ...state, phase: "checking" };
    case "failed":
      return { ...state, phase: event.kept ? "found" : "ready", trouble: event.message };
    case "discarded":
      return { phase: event.text ? "checking" : "ready", thought: true, trouble: null };
  }
}

export type StateName =
  | "speaking"
  | "your-turn"
  | "think-time"
  | "recording"
  | "transcribing"
  | "thinking"
  | "reconnecting"
  | "finished";

type Doings = {
  turn: TurnPhase;
  phase: VoicePhase;
  speech: SpeechState;
  /** The line to the server is down. */
  offline: boolean;
};

/** One word for all that goes on; recording goes on without the server. */
export function nameState({ turn, phase, speech, offline }: Doings): StateName {
  if (speech === "speaking") return "speaking";
  if (turn === "finished" || turn === "reconnecting") return turn;
  if (turn !== "your-turn") return "thinking";
  if (phase === "transcribing") return offline ? "reconnecting" : "transcribing";
  return phase === "recording" || phase === "think-time" ? phase : "your-turn";
}
