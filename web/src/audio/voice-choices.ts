/** How somebody wants to be spoken to, kept on this device. */
import { isRecord, readStored, writeStored } from "@/lib/storage";

/** Who speaks: the server, or a voice that this browser has on board. */
export type VoiceEngine = "server" | "browser";

export type VoiceChoices = {
  engine: VoiceEngine;
  /** The voice by the engine's name for it; empty for its own choice. */
  voice: string;
  /** Times the usual speed. */
  speed: number;
  muted: boolean;
  captions: boolean;
  /** Quiet seconds between the question and the recording. */
  thinkSeconds: number;
};

export const speeds = [0.75, 0.9, 1, 1.15, 1.3, 1.5] as const;
export const thinkTimes = [0, 15, 30, 60, 120] as const;

const KEY = "voice";
const usual: VoiceChoices = {
  engine: "server",
  voice: "",
  speed: 1,
  muted: false,
  captions: true,
  thinkSeconds: 0,
};

const isOf = <T>(values: readonly T[], value: unknown): value is T => values.includes(value as T);

/** Each choice by itself: one that is strange, from another version perhaps, is the usual one. */
export function readVoiceChoices(): VoiceChoices {
  const kept = readStored(KEY, isRecord) ?? {};
  return {
    engine: kept.engine === "browser" ? "browser" : usual.engine,
    voice: typeof kept.voice === "string" ? kept.voice : usual.voice,
    speed: isOf(speeds, kept.speed) ? kept.speed : usual.speed,
    muted: kept.muted === true,
    captions: kept.captions !== false,
    thinkSeconds: isOf(thinkTimes, kept.thinkSeconds) ? kept.thinkSeconds : usual.thinkSeconds,
  };
}

export const writeVoiceChoices = (choices: VoiceChoices): void => writeStored(KEY, choices);
