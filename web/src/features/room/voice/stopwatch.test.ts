import { expect, test } from "vitest";
import { Stopwatch } from "@/features/room/voice/stopwatch";

test("only the time that it runs counts", () => {
  let now = 1000;
  const watch = new Stopwatch(() => now, 5);

  watch.start();
  now += 2000;
  watch.stop();
  now += 60_000;
  watch.start();
  now += 500;

  expect(watch.seconds).toBe(7.5);
});
