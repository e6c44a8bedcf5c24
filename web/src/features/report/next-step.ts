import type { AnswerResult } from "@/api/types";

export type NextStep = { text: string; number: number; turnId: string };

/** The one thing to do first: the first advice on the weakest answer that has any. */
export function nextStep(answers: readonly AnswerResult[]): NextStep | null {
  const weakest = answers
    .filter((answer) => answer.score !== null && answer.next_steps.length > 0)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))[0];
  const text = weakest?.next_steps[0];
  if (!weakest || !text) return null;
  return { text, number: weakest.question.number, turnId: weakest.turn_id };
}
