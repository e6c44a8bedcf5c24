/** Getting one answer to the server, however long the line is down; the turn id makes it safe. */
import type { TurnBody } from "@/api/answers";
import { asProblem, type Problem } from "@/api/problem";
import type { TurnResult } from "@/api/types";
import type { ServerEvent } from "@/lib/sse";
import { isRecord } from "@/lib/storage";

export type Delivery =
  | { kind: "done"; result: TurnResult }
  | { kind: "closed" }
  | { kind: "refused"; problem: Problem }
  | { kind: "stopped" };

export type DeliveryOptions = {
  post: (body: TurnBody, signal: AbortSignal) => AsyncIterable<ServerEvent>;
  /** Waits before try number `tries` + 1; ends early when the network comes back. */
  wait: (tries: number, signal: AbortSignal) => Promise<void>;
  onToken: (text: string) => void;
  onReset: () => void;
  onRetry: () => void;
  signal: AbortSignal;
};

/** A server that fails again and again is not merely away: then the user decides. */
const MOST_SERVER_FAULTS = 4;

export async function deliverTurn(body: TurnBody, options: DeliveryOptions): Promise<Delivery> {
  let serverFaults = 0;
  for (let tries = 1; ; tries += 1) {
    const problem = await tryOnce(body, options);
    if (options.signal.aborted) return { kind: "stopped" };
    if (!(problem instanceof Error)) return { kind: "done", result: problem };
    if (problem.status === 409) return { kind: "closed" };
    if (problem.status >= 500) serverFaults += 1;
    if (!problem.passing || serverFaults >= MOST_SERVER_FAULTS) return { kind: "refused", problem };
    options.onRetry();
    await options.wait(tries, options.signal);
    if (options.signal.aborted) return { kind: "stopped" };
  }
}

async function tryOnce(body: TurnBody, options: DeliveryOptions): Promise<TurnResult | Problem> {
  try {
    for await (const event of options.post(body, options.signal)) {
      const payload: unknown = JSON.parse(event.data);
      if (!isRecord(payload)) continue;
      if (event.event === "turn.done") return payload as unknown as TurnResult;
      if (event.event === "question.token") options.onToken(String(payload.text ?? ""));
      if (event.event === "question.reset") options.onReset();
    }
  } catch (error) {
    return asProblem(error);
  }
  // The stream ended before the turn did: the same as a connection that broke.
  return asProblem(new TypeError("stream ended early"));
}
