import { reportStrings } from "@/strings/report";

const text = reportStrings;

const reasonKey = (status: string): string => status.replace(/^not_scored:/, "");

const shortReasons: Record<string, string> = { skipped: text.skipped, pending: text.beingScored };

/** Why an answer has no score, in a sentence. */
export const reasonOf = (status: string): string =>
  text.reasons[reasonKey(status)] ?? text.reasonOther;

/** What stands where the score would be. */
export const shortStatusOf = (status: string): string =>
  shortReasons[reasonKey(status)] ?? text.notScored;

/** How many answers wait for their score. */
export const countPending = (answers: readonly { status: string }[]): number =>
  answers.filter((answer) => reasonKey(answer.status) === "pending").length;
