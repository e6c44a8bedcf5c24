import { expect, test, vi } from "vitest";
import { Speaker, type SpeechState } from "@/audio/speaker";
import { BlockedError, type Voice } from "@/audio/utterance";

/** A voice whose sentences are over when they are told to be. */
function puppet(fault: Error | null = null) {
  const heard: string[] = [];
  const endings: (() => void)[] = [];
  const voice: Voice = async (sentence) => ({
    play: () => {
      if (fault) return Promise.reject(fault);
      heard.push(sentence);
      return new Promise<void>((resolve) => endings.push(resolve));
    },
    stop: () => heard.push("stopped"),
  });
  const states: SpeechState[] = [];
  return { speaker: new Speaker(voice, (state) => states.push(state)), heard, endings, states };
}

test("sentences are heard one after another", async () => {
  const { speaker, heard, endings, states } = puppet();

  speaker.say(["One.", "Two."], false);
  await vi.waitFor(() => expect(heard).toEqual(["One."]));
  endings[0]?.();
  await vi.waitFor(() => expect(heard).toEqual(["One.", "Two."]));
  endings[1]?.();

  await vi.waitFor(() => expect(states).toEqual(["speaking", "silent"]));
});

test("it is speaking until no more sentences follow", async () => {
  const { speaker, heard, endings, states } = puppet();

  speaker.say(["One."], true);
  await vi.waitFor(() => expect(heard).toEqual(["One."]));
  endings[0]?.();
  await Promise.resolve();
  expect(states).toEqual(["speaking"]);
  speaker.say([], false);

  await vi.waitFor(() => expect(states.at(-1)).toBe("silent"));
});

test("being stopped, it says nothing of what was waiting", async () => {
  const { speaker, heard, endings, states } = puppet();
  speaker.say(["One.", "Two."], false);
  await vi.waitFor(() => expect(heard).toEqual(["One."]));

  speaker.stop();
  endings[0]?.();
  await Promise.resolve();

  expect(heard).toEqual(["One.", "stopped"]);
  expect(states).toEqual(["speaking", "silent"]);
});

test.each([
  ["blocked", new BlockedError()],
  ["failed", new Error("no sound")],
])("a voice that cannot be heard is told as %s", async (state, fault) => {
  const { speaker, states } = puppet(fault);

  speaker.say(["One."], false);

  await vi.waitFor(() => expect(states.at(-1)).toBe(state));
});
