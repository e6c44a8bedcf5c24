import { expect, test } from "vitest";
import { excerptOf } from "@/features/room/excerpt";

const LONG = `${"We look for people. ".repeat(12)}You know Spark and Dask well. ${"We pay fairly. ".repeat(12)}`;

test("shows a short line whole", () => {
  expect(excerptOf("Built the refund service", "What was hard?")).toBe("Built the refund service");
});

test("shows a long line around the words that the question quotes", () => {
  const shown = excerptOf(LONG, "It says “You know Spark and Dask well”. Do you?");

  expect(shown).toContain("You know Spark and Dask well.");
  expect(shown.startsWith("… ")).toBe(true);
  expect(shown.endsWith(" …")).toBe(true);
  expect(shown.length).toBeLessThan(160);
});

test.each(["What was hard?", "It says “something else”. Why?"])(
  "shows the beginning for %s",
  (question) => {
    const shown = excerptOf(LONG, question);

    expect(shown.startsWith("We look for people.")).toBe(true);
    expect(shown.length).toBeLessThan(160);
  },
);
