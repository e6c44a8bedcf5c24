import { expect, test } from "vitest";
import type { Question } from "@/api/types";
import type { LiveMessage } from "@/features/room/live/live-messages";
import { readMessage } from "@/features/room/live/live-messages";
import {
  actionOf,
  beginning,
  type LiveEvent,
  type LiveState,
  step,
} from "@/features/room/live/live-state";

const question = (turn_id: string): Question => ({
  turn_id,
  number: 1,
  text: "What did you build?",
  competency: "delivery",
  kind: "behavioural",
  section: "behavioural",
  level: 3,
  follow_up: false,
  generated: false,
  sources: [],
});
const said = (message: LiveMessage): LiveEvent => ({ type: "message", message });
const follow = (...events: LiveEvent[]): LiveState => events.reduce(step, beginning);
const ready = said({ type: "ready", question: question("t1") });
const caption = (turn_id: string, text: string) =>
  said({ type: "caption", turn_id, text, final: false });
const enter = (state: LiveState["phase"]) => said({ type: "state", state, turn_id: "t1" });

test("a conversation is open once the server says which question is", () => {
  expect(follow()).toMatchObject({ link: "connecting", turnId: null });
  expect(follow(ready)).toMatchObject({ link: "open", turnId: "t1" });
});

test("captions of another question are not shown", () => {
  expect(follow(ready, caption("t1", "I built"), caption("t0", "old")).heard).toBe("I built");
});

test("the words go with their question", () => {
  const next = said({ type: "question", question: question("t2") });

  expect(follow(ready, caption("t1", "I built"), next)).toMatchObject({ turnId: "t2", heard: "" });
});

test("a lost connection keeps the words and the place", () => {
  const lost = follow(ready, caption("t1", "I built"), { type: "lost" });

  expect(lost).toMatchObject({ link: "reconnecting", turnId: "t1", heard: "I built" });
  expect(step(lost, ready)).toMatchObject({ link: "open", turnId: "t1", heard: "I built" });
});

test("an error is shown until somebody is heard again", () => {
  const error = said({ type: "error", code: "x", message: "Nothing was heard.", retryable: true });

  const after = follow(ready, error, enter("your_turn"));

  expect(after.trouble).toEqual({ kind: "said", message: "Nothing was heard." });
  expect(step(after, enter("recording")).trouble).toBeNull();
});

test("a refusal keeps the reason that was said before it", () => {
  const error = said({ type: "error", code: "voice_busy", message: "Too many.", retryable: true });

  const after = follow(error, { type: "closed", code: 4503 });

  expect(after).toMatchObject({ link: "away", trouble: { kind: "said", message: "Too many." } });
  expect(step(after, { type: "again" })).toMatchObject({ link: "connecting", trouble: null });
});

test("a conversation that goes on elsewhere says so", () => {
  expect(follow(ready, { type: "closed", code: 4409 }).trouble).toEqual({ kind: "elsewhere" });
});

test.each([
  ["speaking", "interrupt"],
  ["your_turn", "done"],
  ["recording", "done"],
  ["transcribing", null],
  ["thinking", null],
] as const)("while it is %s the button does: %s", (phase, action) => {
  expect(actionOf(follow(ready, enter(phase)))).toBe(action);
  expect(actionOf(follow(ready, enter(phase), { type: "lost" }))).toBeNull();
});

test.each(["", "{", "[]", "7", '{"text": "x"}'])("what is no message is left out: %s", (text) => {
  expect(readMessage(text)).toBeNull();
});

test("a message of a type that is not known changes nothing", () => {
  const message = readMessage('{"type": "weather"}') as LiveMessage;

  expect(follow(ready, said(message))).toEqual(follow(ready));
});
