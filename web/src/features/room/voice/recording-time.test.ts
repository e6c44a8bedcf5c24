import { expect, test } from "vitest";
import { readClock } from "@/features/room/voice/recording-time";

const times = { max_seconds: 300, warning_share: 0.8, preview_seconds: 20 };

test.each([
  [0, ""],
  [239, ""],
  [240, "About 1:00 left to record."],
  [279, "About 1:00 left to record."],
])("after %s of 300 seconds says “%s”", (elapsed, note) => {
  expect(readClock(elapsed, null, times)).toMatchObject({ note, ending: false, full: false });
});

test("the last seconds are told and the words are shown", () => {
  expect(readClock(280, null, times)).toMatchObject({ ending: true, full: false });
  expect(readClock(280, null, times).note).toContain("20 seconds");
});

test("a full recording is full", () => {
  expect(readClock(300, null, times).full).toBe(true);
});

test.each([
  [95, ""],
  [96, "About 0:24 left. Nothing will be cut off."],
  [120, "Over the time you chose. Finish your thought; nothing is cut off."],
  [240, "About 1:00 left to record."],
])("after %s of 120 chosen seconds says “%s”", (elapsed, note) => {
  expect(readClock(elapsed, 120, times)).toMatchObject({ note, total: 120 });
});

test("a time that was chosen beyond the most is the most", () => {
  expect(readClock(0, 900, times).total).toBe(300);
});
