import type { Verdict } from "@/api/types";
import { reportStrings } from "@/strings/report";

const words = reportStrings.verdicts;

type Judged = Pick<Verdict, "criterion" | "key_point" | "verdict" | "points">;

/** A verdict in a word: a key point is said or missing, a manner of speaking strong or weak. */
export function verdictWord({ criterion, key_point, verdict, points }: Judged): string {
  if (criterion === "gate") return words.limit;
  if (verdict === "contradicted") return words.contradicted;
  if (points < 0) return words.deduction;
  if (key_point === null) return words.manner[verdict];
  return verdict === "miss" && points > 0 ? words.barely : words.keyPoint[verdict];
}
