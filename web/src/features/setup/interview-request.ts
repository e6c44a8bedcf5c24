import type { Configuration, CvProfile, InterviewRequest, JobProfile } from "@/api/types";
import type { SetupDraft } from "@/features/setup/setup-draft";

/** What stands in where nobody chose anything. */
export type Defaults = Pick<Configuration["defaults"], "kind" | "questions">;

export type Profiles = { cv: CvProfile | null; job: JobProfile | null };

/** What stands in the fields: what was typed, else what was read, else the server's default. */
export function shownOptions(draft: SetupDraft, { cv, job }: Profiles, defaults: Defaults) {
  return {
    name: draft.name ?? cv?.name ?? "",
    role: draft.role ?? job?.title ?? "",
    company: draft.company ?? job?.company ?? "",
    level: draft.level,
    pack: draft.pack,
    kind: draft.kind ?? defaults.kind,
    questions: draft.questions ?? defaults.questions,
    minutes: draft.minutes,
  };
}

export type ShownOptions = ReturnType<typeof shownOptions>;

/** The request for an interview, or null as long as there is nothing to ask about. */
export function interviewRequest(
  draft: SetupDraft,
  options: ShownOptions,
): InterviewRequest | null {
  const { cv, job } = draft.documents;
  const name = options.name.trim();
  const role = options.role.trim();
  const company = options.company.trim();
  if (!cv && !job && !role) return null;
  return {
    kind: options.kind,
    questions: options.questions,
    ...(cv && { cv_id: cv.id }),
    ...(job && { job_id: job.id }),
    ...(name && { candidate_name: name }),
    ...(role && { job_title: role }),
    // A title that was only read is in the job already; a typed one overrules it.
    ...(role && (draft.role !== null || !job) && { role }),
    ...(company && { company }),
    ...(options.level && { level: options.level }),
    ...(options.pack && { pack: options.pack }),
    ...(options.minutes && { minutes_per_answer: options.minutes }),
  };
}
