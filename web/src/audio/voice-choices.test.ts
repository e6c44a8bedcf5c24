import { beforeEach, expect, test } from "vitest";
import { readVoiceChoices, writeVoiceChoices } from "@/audio/voice-choices";

beforeEach(() => localStorage.clear());

test("what was chosen is there again", () => {
  const chosen = { ...readVoiceChoices(), speed: 1.3, muted: true, captions: false };

  writeVoiceChoices(chosen);

  expect(readVoiceChoices()).toEqual(chosen);
});

test.each([
  ["nothing", null],
  ["no record", "[1]"],
  ["strange values", '{"engine":"tape","voice":7,"speed":99,"thinkSeconds":-1}'],
])("%s reads as the usual choices", (_, kept) => {
  if (kept !== null) localStorage.setItem("viva.voice", kept);

  expect(readVoiceChoices()).toEqual({
    engine: "server",
    voice: "",
    speed: 1,
    muted: false,
    captions: true,
    thinkSeconds: 0,
  });
});
