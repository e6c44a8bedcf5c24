import { expect, test } from "vitest";
import type { AnswerResult } from "@/api/types";
import { nextStep } from "@/features/report/next-step";

function answer(number: number, score: number | null, next_steps: string[]): AnswerResult {
  return { turn_id: `t${number}`, question: { number }, score, next_steps } as AnswerResult;
}

test("takes the first advice on the weakest scored answer", () => {
  const answers = [answer(1, 7, ["a"]), answer(2, 3, ["b", "c"]), answer(3, null, ["d"])];

  expect(nextStep(answers)).toEqual({ text: "b", number: 2, turnId: "t2" });
});

test("passes over a weak answer without advice", () => {
  expect(nextStep([answer(1, 2, []), answer(2, 5, ["b"])])?.number).toBe(2);
});

test("says nothing when nothing was scored", () => {
  expect(nextStep([answer(1, null, ["a"])])).toBeNull();
  expect(nextStep([])).toBeNull();
});
