import type { CvProfile, JobProfile } from "@/api/types";

type Profile = CvProfile | JobProfile;

/** The fields that differ, as the server wants them; typed text is trimmed and nothing becomes null. */
export function profileChanges<P extends Profile>(
  before: P,
  after: Partial<P>,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after)) {
    const tidied = tidy(value);
    if (JSON.stringify(tidied) !== JSON.stringify(before[name as keyof P] ?? null)) {
      changes[name] = tidied;
    }
  }
  return changes;
}

function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== null);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, tidy(item)]));
  }
  return value ?? null;
}

const DATE = /^(\d{4}(-(0[1-9]|1[0-2]))?)?$/;

/** Whether a date can be sent: `2021-03`, `2021`, nothing, or for an end `present`. */
export const isDate = (written: string, isEnd: boolean): boolean =>
  DATE.test(written.trim()) || (isEnd && written.trim() === "present");
