import { Suspense, useState } from "react";
import type { CvProfile, DocumentView, JobProfile } from "@/api/types";
import { Button } from "@/components/button";
import { Chips } from "@/components/chips";
import { latePart } from "@/components/late-part";
import { Notice } from "@/components/notice";
import { AnalysisNote } from "@/features/setup/analysis-note";
import { type SkillNames, spelled } from "@/lib/skill-names";
import { setupStrings } from "@/strings/setup";
import { strings } from "@/strings/shell";

const text = setupStrings;
const read = text.read;

const EditProfile = latePart(
  async () => (await import("@/features/setup/edit-profile")).EditProfile,
);

type Props = { document: DocumentView; label: string; onChange: () => void };

/** What was read from a document, so that a misreading is seen before the interview. */
export function ProfileSummary({ document, label, onChange }: Props) {
  const { profile, skill_names: names } = document;
  const [editing, setEditing] = useState(false);
  return (
    <div className="read stack-small">
      <div className="read-file">
        <span className="hint">{label}</span>
        <Button
          look="quiet"
          aria-label={`${text.edit.open}: ${text[document.kind]}`}
          onClick={() => setEditing(true)}
        >
          {text.edit.open}
        </Button>
        <Button look="quiet" onClick={onChange}>
          {text.change}
          <span className="visually-hidden">: {text[document.kind]}</span>
        </Button>
      </div>
      {profile.kind === "cv" ? (
        <CvSummary profile={profile} names={names} />
      ) : (
        <JobSummary profile={profile} names={names} />
      )}
      <AnalysisNote document={document} />
      {profile.warnings.map((warning) => (
        <Notice key={warning.code} tone="warning">
          <p>{warning.message}</p>
        </Notice>
      ))}
      {editing && (
        <Suspense>
          <EditProfile document={document} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}

type SummaryProps<P> = { profile: P; names: SkillNames };

function CvSummary({ profile, names }: SummaryProps<CvProfile>) {
  const years = profile.total_years_experience ?? null;
  const facts = [
    years === null ? null : read.experience(Math.round(years)),
    profile.jobs.length > 0 ? read.jobs(profile.jobs.length) : null,
  ].filter(Boolean);
  return (
    <>
      <p className="read-name">{profile.name ?? read.unnamed.cv}</p>
      {profile.headline && <p>{profile.headline}</p>}
      {facts.length > 0 && <p className="hint">{facts.join(" · ")}</p>}
      <Skills title={read.skills} skills={spelled(profile.skills, names)} />
    </>
  );
}

function JobSummary({ profile, names }: SummaryProps<JobProfile>) {
  const facts = [
    profile.seniority ? strings.levels[profile.seniority] : null,
    profile.min_years ? read.asksYears(profile.min_years) : null,
  ].filter(Boolean);
  const nice = profile.nice_to_have_skills;
  return (
    <>
      <p className="read-name">{profile.title ?? read.unnamed.job}</p>
      {profile.company && <p>{profile.company}</p>}
      {facts.length > 0 && <p className="hint">{facts.join(" · ")}</p>}
      <Skills title={read.asks} skills={spelled(profile.required_skills, names)} />
      {nice.length > 0 && <Skills title={read.nice} skills={spelled(nice, names)} />}
    </>
  );
}

function Skills({ title, skills }: { title: string; skills: readonly string[] }) {
  return (
    <div className="stack-tiny">
      <h3 className="label-small">{title}</h3>
      {skills.length > 0 ? (
        <Chips items={skills} most={12} />
      ) : (
        <p className="hint">{read.noSkills}</p>
      )}
    </div>
  );
}
