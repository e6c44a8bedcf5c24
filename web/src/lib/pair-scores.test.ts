import { expect, test } from "vitest";
import { pairScores } from "@/lib/pair-scores";

test("pairs by name and leaves out what neither has a score for", () => {
  const pairs = pairScores(
    [
      { name: "testing", score: 6 },
      { name: "queues", score: null },
    ],
    [
      { name: "queues", score: null },
      { name: "data", score: 4.5 },
      { name: "testing", score: 7 },
    ],
  );

  expect(pairs).toEqual([
    { name: "testing", first: 6, second: 7 },
    { name: "data", first: null, second: 4.5 },
  ]);
});
