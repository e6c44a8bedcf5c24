import { expect, test } from "vitest";
import type { Verdict } from "@/api/types";
import { marksOf, piecesOf, segmentsOf } from "@/features/report/highlight-answer";

function verdictAt(answer: string, quote: string, kind: Verdict["verdict"] = "hit"): Verdict {
  const before = answer.slice(0, answer.indexOf(quote));
  const start = Array.from(before).length;
  const end = start + Array.from(quote).length;
  return { criterion: "accuracy", key_point: quote, verdict: kind, quote, start, end, points: 1 };
}

function render(answer: string, verdicts: Verdict[]): string {
  return segmentsOf(answer, marksOf(answer, verdicts))
    .map(({ text, marks, ending }) => {
      const open = marks.length > 0 ? `[${text}]` : text;
      return open + ending.map((mark) => `^${mark.number}`).join("");
    })
    .join("");
}

test("marks each quote and numbers them in reading order", () => {
  const answer = "First I measured. Then I cached it.";

  const shown = render(answer, [verdictAt(answer, "I cached it"), verdictAt(answer, "I measured")]);

  expect(shown).toBe("First [I measured]^1. Then [I cached it]^2.");
});

test("counts code points, so that an emoji does not shift the marks", () => {
  const answer = "🙂🙂 I wrote tests.";

  expect(render(answer, [verdictAt(answer, "I wrote tests")])).toBe("🙂🙂 [I wrote tests]^1.");
});

test("splits quotes that overlap and loses neither", () => {
  const answer = "abcdef";

  expect(render(answer, [verdictAt(answer, "abcd"), verdictAt(answer, "cdef")])).toBe(
    "[ab][cd]^1[ef]^2",
  );
});

test("puts two numbers on one quote that two verdicts share", () => {
  const answer = "I tested it.";

  expect(render(answer, [verdictAt(answer, "I tested"), verdictAt(answer, "I tested")])).toBe(
    "[I tested]^1^2 it.",
  );
});

test("never marks words that differ from the quote", () => {
  const answer = "I tested it.";
  const wrong = { ...verdictAt(answer, "I tested"), start: 2, end: 10 };

  expect(render(answer, [wrong])).toBe(answer);
});

test("leaves an answer without quotes as it is", () => {
  const miss = { ...verdictAt("x", "x", "miss"), quote: null, start: null, end: null };

  expect(render("Nothing here.", [miss])).toBe("Nothing here.");
  expect(render("", [])).toBe("");
});

test("cuts a quote around the fillers and terms in it", () => {
  const words = [
    { kind: "term", start: 0, end: 5 },
    { kind: "filler", start: 9, end: 11 },
    { kind: "term", start: 14, end: 20 },
  ] as const;

  const pieces = piecesOf({ start: 7, text: "🙂 um, Go" }, words);

  expect(pieces).toEqual([
    { start: 7, text: "🙂 ", kind: null },
    { start: 9, text: "um", kind: "filler" },
    { start: 11, text: ", G", kind: null },
    { start: 14, text: "o", kind: "term" },
  ]);
});
