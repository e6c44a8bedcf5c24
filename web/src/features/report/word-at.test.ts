import { expect, test } from "vitest";
import { wordAt } from "@/features/report/word-at";

const words = [{ start: 0.5 }, { start: 0.9 }, { start: 2 }];

test.each([
  ["before the first word", 0.4, -1],
  ["at its beginning", 0.5, 0],
  ["in the second", 1, 1],
  ["in a pause", 1.9, 1],
  ["after the last", 60, 2],
])("%s", (_, seconds, number) => {
  expect(wordAt(words, seconds)).toBe(number);
});

test("without words there is none", () => {
  expect(wordAt([], 1)).toBe(-1);
});
