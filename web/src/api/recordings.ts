import { unwrap } from "@/api/client";
import { type Outcome, type RequestOptions, send } from "@/api/request";

export type HeardWord = { text: string; start: number; end: number };
export type Transcript = { text: string; words: HeardWord[]; draft: boolean; seconds: number };

/** A line that hangs would hold up all that waits behind it. */
const PIECE_PATIENCE_MS = 20_000;

const AUDIO = "/api/v1/interviews/{interview_id}/answers/{turn_id}/audio";

export type TurnAddress = { interview_id: string; turn_id: string };

const call = <T>(method: string, path: string, options: RequestOptions): Promise<T> =>
  unwrap<T>(send(method, path, options) as Promise<Outcome & { data: T }>);

/** Piece `number` of a take; sent twice, it counts once. */
export const uploadPiece = (
  path: TurnAddress,
  take: number,
  number: number,
  data: Blob,
  signal: AbortSignal,
): Promise<unknown> =>
  call("PUT", `${AUDIO}/{number}`, {
    params: { path: { ...path, number }, query: { take } },
    body: data,
    bodySerializer: () => data,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PIECE_PATIENCE_MS)]),
  });

/** The highest take of this turn that the server knows of. */
export async function fetchLastTake(path: TurnAddress, signal: AbortSignal): Promise<number> {
  const address = "/api/v1/interviews/{interview_id}/answers/{turn_id}/recording";
  const { take } = await call<{ take: number }>("GET", address, { params: { path }, signal });
  return take;
}

export type TakeLength = { take: number; chunks: number; seconds: number };

/** What was heard in a take, to be checked; it is no answer yet. */
export async function reviewTake(
  { interview_id, turn_id }: TurnAddress,
  recording: TakeLength,
  signal: AbortSignal,
): Promise<Transcript> {
  const { transcript } = await call<{ transcript: Transcript }>(
    "POST",
    "/api/v1/interviews/{interview_id}/answers",
    { params: { path: { interview_id } }, body: { turn_id, recording, review: true }, signal },
  );
  return transcript;
}

export const deleteAudio = (path: TurnAddress): Promise<unknown> =>
  call("DELETE", AUDIO, { params: { path } });

/** All in seconds but the share. */
export type RecordingTimes = {
  max_seconds: number;
  warning_share: number;
  preview_seconds: number;
};

export type RecordingRules = RecordingTimes & {
  /** No recording is finished before. */
  stop_after_seconds: number;
  /** How long the question can be heard again; null: until the answer is sent. */
  repeat_seconds: number | null;
  speak_questions: boolean;
  retention_hours: number;
};

/** As servers have it where nobody has set anything else. */
export const usualRules: RecordingRules = {
  max_seconds: 300,
  warning_share: 0.8,
  preview_seconds: 20,
  stop_after_seconds: 0,
  repeat_seconds: null,
  speak_questions: true,
  retention_hours: 24,
};

/** A word of the transcript; `offset` is where the answer has it, null where it was changed. */
export type SpokenWord = HeardWord & { offset: number | null };

export type SpeechFigures = {
  words_per_minute: number | null;
  talk_seconds: number;
  pauses: number;
  longest_pause_seconds: number;
  time_to_first_word: number | null;
  fillers: number | null;
  pitch_variation: number | null;
};

/** What a report has of an answer that was spoken. */
export type SpokenAnswer = {
  audio?: { url: string; media_type: string; seconds: number; expires_at: string } | null;
  words?: SpokenWord[];
  speech?: SpeechFigures | null;
};
