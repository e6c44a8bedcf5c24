import { client, unwrap } from "@/api/client";
import { readServerEvents, type ServerEvent } from "@/lib/sse";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Calls `onEvent` for what happens in an interview from now on, until `signal` ends it.
 *
 * Each connection begins with a `snapshot`, so nothing is missed that happened in between.
 */
export async function followEvents(
  interviewId: string,
  onEvent: (event: ServerEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      for await (const event of await connect(interviewId, signal)) {
        wait = FIRST_WAIT_MS;
        if (event.event === "error") return;
        onEvent(event);
      }
    } catch {
      // The connection broke; the next one begins with a snapshot.
    }
    if (!signal.aborted) await pause(wait);
  }
}

async function connect(interviewId: string, signal: AbortSignal) {
  const stream = await unwrap<ReadableStream<Uint8Array> | null>(
    client.GET("/api/v1/interviews/{interview_id}/events", {
      params: { path: { interview_id: interviewId } },
      // An id that was never given: the server answers with where the interview stands.
      headers: { Accept: "text/event-stream", "Last-Event-ID": "latest" },
      parseAs: "stream",
      signal,
    }) as never,
  );
  return stream ? readServerEvents(stream) : [];
}
