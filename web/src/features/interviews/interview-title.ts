import type { InterviewItem } from "@/api/types";
import { strings } from "@/strings/shell";

type Named = Pick<InterviewItem, "candidate_name" | "job_title">;

/** What an interview is called in a list: the job, else the person. */
export const titleOf = (interview: Named): string =>
  interview.job_title ?? interview.candidate_name ?? strings.common.untitled;

export const isUnfinished = (interview: Pick<InterviewItem, "status">): boolean =>
  interview.status !== "completed" && interview.status !== "completing";
