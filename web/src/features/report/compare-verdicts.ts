import type { Verdict } from "@/api/types";

/** One point of the sum, then and now; null where it did not come up. */
export type VerdictChange = { name: string; before: Verdict | null; after: Verdict | null };

const keyOf = ({ criterion, key_point_id, key_point }: Verdict): string =>
  `${criterion} ${key_point_id ?? key_point ?? ""}`;

/** Pairs what was found in two answers to one question; what changed most comes first. */
export function compareVerdicts(
  before: readonly Verdict[],
  after: readonly Verdict[],
  nameOf: (verdict: Verdict) => string,
): VerdictChange[] {
  const changes = new Map<string, VerdictChange>();
  for (const verdict of before) {
    changes.set(keyOf(verdict), { name: nameOf(verdict), before: verdict, after: null });
  }
  for (const verdict of after) {
    const known = changes.get(keyOf(verdict));
    if (known) known.after = verdict;
    else changes.set(keyOf(verdict), { name: nameOf(verdict), before: null, after: verdict });
  }
  return [...changes.values()].sort((a, b) => Math.abs(gain(b)) - Math.abs(gain(a)));
}

/** By how many points the second answer is better here. */
export const gain = ({ before, after }: VerdictChange): number =>
  Math.round(((after?.points ?? 0) - (before?.points ?? 0)) * 100) / 100;
