/** The one button of a spoken answer. */
import type { VoicePhase } from "@/features/room/voice/voice-state";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

export type Situation = {
  phase: VoicePhase;
  /** It is the candidate's turn. */
  mine: boolean;
  hasMicrophone: boolean;
  /** The recording is long enough. */
  finishable: boolean;
  tooLong: boolean;
};

/** `space`: the space bar does it, too. */
export type MainAction = { label: string; possible: boolean; space: boolean };

export function mainActionOf(situation: Situation): MainAction {
  const { phase, mine, hasMicrophone, finishable, tooLong } = situation;
  if (!mine) return { label: text.thinking, possible: false, space: false };
  const actions: Record<VoicePhase, MainAction> = {
    ready: { label: text.record, possible: hasMicrophone, space: true },
    "think-time": { label: text.beginNow, possible: hasMicrophone, space: true },
    recording: { label: text.finish, possible: finishable, space: true },
    transcribing: { label: text.transcribing, possible: false, space: false },
    checking: { label: text.send, possible: !tooLong, space: false },
    found: { label: text.use, possible: true, space: false },
  };
  return actions[phase];
}
