import type { CvProfile, JobProfile } from "@/api/types";

type Near = { skill: string; shown: string; closeness: number };
export type Fit = { matched: string[]; partial: Near[]; missing: string[] };
/** What comes near to each skill of the job, the nearest first. */
export type Neighbours = Readonly<Record<string, Readonly<Record<string, number>>>>;

const keyOf = (skill: string): string => skill.trim().toLocaleLowerCase("en");

/**
 * Which skills of the job the CV shows or comes near to, required ones first; each skill once, as the
 * job spells it.
 */
export function compareProfiles(
  cv: Pick<CvProfile, "skills">,
  job: Pick<JobProfile, "required_skills" | "nice_to_have_skills">,
  neighbours: Neighbours = {},
): Fit {
  const shown = new Set(cv.skills.map(keyOf));
  const seen = new Set<string>();
  const fit: Fit = { matched: [], partial: [], missing: [] };
  for (const skill of [...job.required_skills, ...job.nice_to_have_skills]) {
    const key = keyOf(skill);
    if (seen.has(key)) continue;
    seen.add(key);
    const near = Object.entries(neighbours[key] ?? {}).find(([name]) => shown.has(name));
    if (shown.has(key)) fit.matched.push(skill);
    else if (near) fit.partial.push({ skill, shown: near[0], closeness: near[1] });
    else fit.missing.push(skill);
  }
  return fit;
}
