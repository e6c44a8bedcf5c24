import type { CvProfile, JobProfile } from "@/api/types";
import { Chips } from "@/components/chips";
import { compareProfiles, type Neighbours } from "@/features/setup/compare-profiles";
import { LOCALE } from "@/lib/plural";
import { type SkillNames, spelled } from "@/lib/skill-names";
import { setupStrings } from "@/strings/setup";

const text = setupStrings.fit;

/** CV and job side by side: what fits, what nearly does, what is missing. */
type Props = {
  cv: CvProfile;
  job: JobProfile;
  names: SkillNames;
  neighbours: Neighbours | undefined;
};

export function FitSummary({ cv, job, names, neighbours }: Props) {
  const fit = compareProfiles(cv, job, neighbours);
  const total = fit.matched.length + fit.partial.length + fit.missing.length;
  const spell = (skill: string) => names[skill] ?? skill;
  if (total === 0) return null;
  return (
    <section className="fit" aria-labelledby="fit-title">
      <div className="fit-head">
        <h2 id="fit-title">{text.title}</h2>
        <p className="hint">{text.summary(fit.matched.length, total)}</p>
      </div>
      <div className="fit-columns">
        <div className="stack-tiny">
          <h3 className="label-small">{text.matched}</h3>
          {fit.matched.length > 0 ? (
            <Chips items={spelled(fit.matched, names)} look="strong" />
          ) : (
            <p className="hint">{text.noneMatched}</p>
          )}
        </div>
        {fit.partial.length > 0 && (
          <div className="stack-tiny">
            <h3 className="label-small">{text.partial}</h3>
            <ul className="fit-near">
              {fit.partial.map(({ skill, shown, closeness }) => (
                <li key={skill}>
                  {text.near(spell(shown), spell(skill), closeness.toLocaleString(LOCALE))}
                </li>
              ))}
            </ul>
          </div>
        )}
        {(fit.missing.length > 0 || fit.partial.length === 0) && (
          <div className="stack-tiny">
            <h3 className="label-small">{text.missing}</h3>
            {fit.missing.length > 0 ? (
              <Chips items={spelled(fit.missing, names)} look="hollow" />
            ) : (
              <p className="hint">{text.allMatched}</p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
