import { client, unwrap } from "@/api/client";
import type { ServerEvent } from "@/lib/sse";
import { readServerEvents } from "@/lib/sse";

export type TurnAction = "skip" | "repeat" | "rephrase";
export type TurnBody = { turn_id: string } & ({ text: string } | { action: TurnAction });

/** Posts an answer or an action and gives the events of that turn as they come. */
export async function* postTurn(
  interviewId: string,
  body: TurnBody,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const stream = await unwrap<ReadableStream<Uint8Array> | null>(
    client.POST("/api/v1/interviews/{interview_id}/answers", {
      params: { path: { interview_id: interviewId } },
      headers: { Accept: "text/event-stream" },
      body,
      parseAs: "stream",
      signal,
    }),
  );
  if (stream) yield* readServerEvents(stream);
}
