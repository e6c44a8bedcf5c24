import { asWords } from "@/lib/format";
import { reportStrings } from "@/strings/report";

const names: Record<string, string> = reportStrings.criterion;

/** A criterion in words; what is told of oneself is not accurate or inaccurate. */
export function criterionName(criterion: string, told: boolean): string {
  const key = told && criterion === "technical accuracy" ? "content" : criterion;
  return names[key] ?? asWords(key);
}
