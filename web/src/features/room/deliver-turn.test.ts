import { expect, test } from "vitest";
import type { TurnBody } from "@/api/answers";
import { Problem } from "@/api/problem";
import { deliverTurn } from "@/features/room/deliver-turn";
import type { ServerEvent } from "@/lib/sse";

type Try = Error | ServerEvent[];

const body: TurnBody = { turn_id: "t1", text: "An answer." };
const result = {
  turn_id: "t1",
  accepted: true,
  evaluation: null,
  question: null,
  status: "completing",
};
const token: ServerEvent = { id: "1", event: "question.token", data: '{"text":"Why?"}' };
const done: ServerEvent = { id: "2", event: "turn.done", data: JSON.stringify(result) };
const cut = new TypeError("network");

/** Delivers against a server that behaves as `tries` say, one after the other. */
async function deliver(tries: Try[], stopAfterRetries = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const log: string[] = [];
  const sent: TurnBody[] = [];
  const post = async function* (what: TurnBody) {
    sent.push(what);
    const next = tries.shift() ?? [];
    if (next instanceof Error) throw next;
    yield* next;
  };
  const outcome = await deliverTurn(body, {
    post,
    wait: async (count) => {
      if (count >= stopAfterRetries) stop.abort();
    },
    onToken: (text) => log.push(text),
    onReset: () => log.push("reset"),
    onRetry: () => log.push("retry"),
    signal: stop.signal,
  });
  return { outcome, log, sent };
}

test("gives the result of the turn and the pieces of the next question", async () => {
  const { outcome, log } = await deliver([[token, done]]);

  expect(outcome).toEqual({ kind: "done", result });
  expect(log).toEqual(["Why?"]);
});

test.each<{ name: string; failure: Try }>([
  { name: "no connection", failure: cut },
  { name: "a stream that breaks off", failure: [token] },
  { name: "a server that is starting", failure: new Problem(503, "unavailable", "Wait.") },
])("sends the same answer again after $name", async ({ failure }) => {
  const { outcome, sent, log } = await deliver([failure, [done]]);

  expect(outcome.kind).toBe("done");
  expect(sent).toEqual([body, body]);
  expect(log).toContain("retry");
});

test("keeps trying for as long as there is no connection", async () => {
  const { outcome, sent } = await deliver([...Array<Try>(30).fill(cut), [done]]);

  expect(outcome.kind).toBe("done");
  expect(sent).toHaveLength(31);
});

test("reports a closed question, so that the page can ask where the interview stands", async () => {
  const { outcome } = await deliver([new Problem(409, "turn_closed", "Closed.")]);

  expect(outcome).toEqual({ kind: "closed" });
});

test("does not insist when the server refuses the answer", async () => {
  const problem = new Problem(422, "answer_too_long", "Too long.");

  const { outcome, sent } = await deliver([problem]);

  expect(outcome).toEqual({ kind: "refused", problem });
  expect(sent).toHaveLength(1);
});

test("gives up on a server that fails every time", async () => {
  const fault = new Problem(500, "internal_error", "Broken.");

  const { outcome, sent } = await deliver(Array<Try>(9).fill(fault));

  expect(outcome).toEqual({ kind: "refused", problem: fault });
  expect(sent).toHaveLength(4);
});

test("stops when the user says so", async () => {
  const { outcome } = await deliver(Array<Try>(9).fill(cut), 2);

  expect(outcome).toEqual({ kind: "stopped" });
});
