import { expect, test } from "vitest";
import { timeNote } from "@/features/room/time-note";

test.each([
  { elapsed: 0, note: "" },
  { elapsed: 143, note: "" },
  { elapsed: 144, note: "About 0:36 left. Nothing will be cut off." },
  { elapsed: 179, note: "About 0:36 left. Nothing will be cut off." },
  { elapsed: 180, note: "Over the time you chose. Finish your thought; nothing is cut off." },
])("after $elapsed of 180 seconds says “$note”", ({ elapsed, note }) => {
  expect(timeNote(elapsed, 180)).toBe(note);
});
