import { expect, test } from "vitest";
import { countPending, reasonOf, shortStatusOf } from "@/features/report/scoring-status";
import { reportStrings } from "@/strings/report";

test.each([
  ["not_scored:skipped", "Skipped"],
  ["not_scored:pending", "Being scored…"],
  ["not_scored:empty", "Not scored"],
  ["not_scored:of_a_later_version", "Not scored"],
])("%s stands as “%s” where the score would be", (status, words) => {
  expect(shortStatusOf(status)).toBe(words);
});

test("a reason this page does not know has a sentence, too", () => {
  expect(reasonOf("not_scored:of_a_later_version")).toBe(reportStrings.reasonOther);
});

test("only answers that wait for their score are to go", () => {
  const answers = ["scored", "not_scored:pending", "not_scored:skipped", "not_scored:pending"];

  expect(countPending(answers.map((status) => ({ status })))).toBe(2);
});

test.each([
  [0, "Scores are still coming in. This page fills in by itself."],
  [1, "Scores are still coming in: 1 answer to go. This page fills in by itself."],
])("with %i answers to go the page says so", (pending, sentence) => {
  expect(reportStrings.working(pending)).toBe(sentence);
});
