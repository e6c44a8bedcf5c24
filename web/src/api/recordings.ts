import { client, unwrap } from "@/api/client";
import type { Transcript } from "@/api/types";

/** A line that hangs would hold up all that waits behind it. */
const PIECE_PATIENCE_MS = 20_000;

export type TurnAddress = { interview_id: string; turn_id: string };

/** Piece `number` of a take; sent twice, it counts once. */
export const uploadPiece = (
  path: TurnAddress,
  take: number,
  number: number,
  data: Blob,
  signal: AbortSignal,
): Promise<unknown> =>
  unwrap(
    client.PUT("/api/v1/interviews/{interview_id}/answers/{turn_id}/audio/{n}", {
      params: { path: { ...path, n: number }, query: { take } },
      body: "",
      bodySerializer: () => data,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PIECE_PATIENCE_MS)]),
    }),
  );

/** The highest take of this turn that the server knows of. */
export async function fetchLastTake(path: TurnAddress, signal: AbortSignal): Promise<number> {
  const { take } = await unwrap(
    client.GET("/api/v1/interviews/{interview_id}/answers/{turn_id}/recording", {
      params: { path },
      signal,
    }),
  );
  return take;
}

export type TakeLength = { take: number; chunks: number; seconds: number };

/** What was heard in a take, to be checked; it is no answer yet. */
export async function reviewTake(
  { interview_id, turn_id }: TurnAddress,
  recording: TakeLength,
  signal: AbortSignal,
): Promise<Transcript> {
  const review = await unwrap<unknown>(
    client.POST("/api/v1/interviews/{interview_id}/answers", {
      params: { path: { interview_id } },
      body: { turn_id, recording, review: true },
      signal,
    }),
  );
  // With `review` no other success is possible.
  return (review as { transcript: Transcript }).transcript;
}

export const deleteAudio = (path: TurnAddress): Promise<unknown> =>
  unwrap(
    client.DELETE("/api/v1/interviews/{interview_id}/answers/{turn_id}/audio", {
      params: { path },
    }),
  );
