import { expect, test } from "vitest";
import { estimateDuration } from "@/features/setup/estimate-duration";

test.each([
  { questions: 10, minutes: null, from: 20, to: 30 },
  { questions: 1, minutes: null, from: 2, to: 3 },
  { questions: 7, minutes: null, from: 15, to: 20 },
  { questions: 10, minutes: 5, from: 30, to: 50 },
  { questions: 1, minutes: 1, from: 1, to: 1 },
  { questions: 20, minutes: 2, from: 25, to: 40 },
])("expects $from to $to minutes for $questions questions with $minutes minutes each", (row) => {
  expect(estimateDuration(row.questions, row.minutes)).toEqual({ from: row.from, to: row.to });
});
