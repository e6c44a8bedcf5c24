import { expect, test } from "vitest";
import { idle, step, type TurnEvent } from "@/features/room/turn-state";

const after = (...events: TurnEvent[]) => events.reduce(step, idle);

test("shows the next question as its pieces come", () => {
  const state = after(
    { type: "sent" },
    { type: "token", text: "Tell me " },
    { type: "token", text: "more." },
  );

  expect(state).toEqual({ phase: "asking", streamed: "Tell me more.", notice: null });
});

test("forgets pieces that the server takes back", () => {
  const state = after(
    { type: "sent" },
    { type: "token", text: "No" },
    { type: "reset" },
    { type: "token", text: "Yes" },
  );

  expect(state.streamed).toBe("Yes");
});

test("drops half a question when the connection breaks, so that nothing shows twice", () => {
  const state = after({ type: "sent" }, { type: "token", text: "Tell" }, { type: "retrying" });

  expect(state).toEqual({ phase: "reconnecting", streamed: null, notice: null });
});

test.each([
  { action: "repeat", kind: "repeated" },
  { action: "rephrase", kind: "rephrased" },
] as const)("says so after $action", ({ action, kind }) => {
  expect(after({ type: "sent" }, { type: "asked", action }).notice).toEqual({ kind });
});

test("gives the turn back with a reason when the answer was refused", () => {
  const notice = { kind: "refused", message: "The answer is too long." } as const;

  expect(after({ type: "sent" }, { type: "failed", notice })).toEqual({
    phase: "your-turn",
    streamed: null,
    notice,
  });
});
