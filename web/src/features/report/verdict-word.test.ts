import { expect, test } from "vitest";
import { verdictWord } from "@/features/report/verdict-word";

test.each([
  { criterion: "accuracy", key_point: "k", verdict: "hit", points: 2, word: "Said" },
  { criterion: "accuracy", key_point: "k", verdict: "partial", points: 1, word: "Partly said" },
  { criterion: "accuracy", key_point: "k", verdict: "miss", points: 0, word: "Missing" },
  { criterion: "accuracy", key_point: "k", verdict: "miss", points: 0.2, word: "Barely said" },
  { criterion: "clarity", key_point: null, verdict: "hit", points: 0.8, word: "Strong" },
  { criterion: "clarity", key_point: null, verdict: "miss", points: 0.1, word: "Weak" },
  { criterion: "stuffing", key_point: null, verdict: "miss", points: -3, word: "Deducted" },
  {
    criterion: "contradiction",
    key_point: "k",
    verdict: "contradicted",
    points: -1,
    word: "Contradicted",
  },
  { criterion: "gate", key_point: null, verdict: "miss", points: 0, word: "Limited" },
] as const)("calls $verdict with $points points on $criterion “$word”", ({ word, ...verdict }) => {
  expect(verdictWord(verdict)).toBe(word);
});
