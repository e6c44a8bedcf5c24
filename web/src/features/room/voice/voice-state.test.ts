import { expect, test } from "vitest";
import { nameState, opening, step, type VoiceEvent } from "@/features/room/voice/voice-state";

const after = (...events: VoiceEvent[]) => events.reduce(step, opening(false, false));
const spoken = { type: "spoken", thinkTime: false } as const;
const began = { type: "began" } as const;
const finished = { type: "finished", notice: null } as const;
const heard = { type: "heard" } as const;

test.each<[string, VoiceEvent[], string]>([
  ["a question that was spoken", [spoken], "ready"],
  ["one with think time", [{ type: "spoken", thinkTime: true }], "think-time"],
  ["starting early", [{ type: "spoken", thinkTime: true }, began], "recording"],
  ["starting into the question", [began, spoken], "recording"],
  ["finishing", [began, finished], "transcribing"],
  ["words that were heard", [began, finished, heard], "checking"],
  ["saying it again", [began, finished, heard, began], "recording"],
  [
    "hearing the question again",
    [began, finished, heard, { type: "spoken", thinkTime: true }],
    "checking",
  ],
  [
    "words of a recording that was thrown away",
    [{ type: "discarded", text: false }, heard],
    "ready",
  ],
  ["a second start", [began, finished, began], "transcribing"],
  [
    "sound that could not be read",
    [began, finished, { type: "failed", message: "?", kept: true }],
    "found",
  ],
  ["silence", [began, finished, { type: "failed", message: "?", kept: false }], "ready"],
  ["throwing away what was added", [began, { type: "discarded", text: true }], "checking"],
])("%s", (_, events, phase) => {
  expect(after(...events).phase).toBe(phase);
});

test("there is think time only once for each question", () => {
  const twice = after(
    { type: "spoken", thinkTime: true },
    began,
    { type: "discarded", text: false },
    {
      type: "spoken",
      thinkTime: true,
    },
  );

  expect(twice.phase).toBe("ready");
});

test.each([
  [false, false, "ready"],
  [false, true, "checking"],
  [true, false, "found"],
  [true, true, "found"],
])("a page opened with sound %s and words %s begins as %s", (kept, text, phase) => {
  expect(opening(kept, text).phase).toBe(phase);
});

test.each([
  ["your-turn", "ready", "speaking", false, "speaking"],
  ["your-turn", "ready", "silent", false, "your-turn"],
  ["your-turn", "ready", "blocked", true, "your-turn"],
  ["your-turn", "think-time", "silent", false, "think-time"],
  ["your-turn", "recording", "silent", true, "recording"],
  ["your-turn", "transcribing", "silent", false, "transcribing"],
  ["your-turn", "transcribing", "silent", true, "reconnecting"],
  ["your-turn", "checking", "silent", false, "your-turn"],
  ["sending", "checking", "silent", false, "thinking"],
  ["asking", "checking", "silent", false, "thinking"],
  ["asking", "checking", "speaking", false, "speaking"],
  ["reconnecting", "checking", "silent", true, "reconnecting"],
  ["finished", "checking", "silent", false, "finished"],
] as const)("%s, %s, %s, line down %s: %s", (turn, phase, speech, offline, name) => {
  expect(nameState({ turn, phase, speech, offline })).toBe(name);
});
