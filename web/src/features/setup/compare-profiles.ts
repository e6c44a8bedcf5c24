import type { CvProfile, JobProfile } from "@/api/types";

export type Fit = { matched: string[]; missing: string[] };

const keyOf = (skill: string): string => skill.trim().toLocaleLowerCase("en");

/** Which skills of the job the CV shows, required ones first; each skill once, as the job spells it. */
export function compareProfiles(
  cv: Pick<CvProfile, "skills">,
  job: Pick<JobProfile, "required_skills" | "nice_to_have_skills">,
): Fit {
  const shown = new Set(cv.skills.map(keyOf));
  const seen = new Set<string>();
  const fit: Fit = { matched: [], missing: [] };
  for (const skill of [...job.required_skills, ...job.nice_to_have_skills]) {
    const key = keyOf(skill);
    if (seen.has(key)) continue;
    seen.add(key);
    (shown.has(key) ? fit.matched : fit.missing).push(skill);
  }
  return fit;
}
