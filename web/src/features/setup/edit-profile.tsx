import { type ReactNode, useState } from "react";
import { useCorrectDocument } from "@/api/documents";
import { asProblem } from "@/api/problem";
import type { CvProfile, DocumentView, JobProfile, Level } from "@/api/types";
import { Button } from "@/components/button";
import { SelectField, TextField } from "@/components/field";
import { Modal } from "@/components/modal";
import { Notice } from "@/components/notice";
import { JobsEditor } from "@/features/setup/jobs-editor";
import { isDate, profileChanges } from "@/features/setup/profile-changes";
import { SkillsEditor } from "@/features/setup/skills-editor";
import { spelled } from "@/lib/skill-names";
import { setupStrings } from "@/strings/setup";
import { strings } from "@/strings/shell";
import "./edit-profile.css";

const text = setupStrings.edit;

type Props = { document: DocumentView; onClose: () => void };

/** Corrects what was read: names, skills, stations with their dates. */
export function EditProfile({ document, onClose }: Props) {
  const { profile } = document;
  return (
    <Modal open wide title={text.title[document.kind]} onClose={onClose}>
      {profile.kind === "cv" ? (
        <CvForm document={document} profile={profile} onClose={onClose} />
      ) : (
        <JobForm document={document} profile={profile} onClose={onClose} />
      )}
    </Modal>
  );
}

type FormProps<P> = Props & { profile: P };

function CvForm({ document, profile, onClose }: FormProps<CvProfile>) {
  const [after, setAfter] = useState({
    name: profile.name ?? "",
    headline: profile.headline ?? "",
    skills: spelled(profile.skills, document.skill_names),
    jobs: profile.jobs,
  });
  const set = (part: Partial<typeof after>) => setAfter((before) => ({ ...before, ...part }));
  const wrongDate = after.jobs.some(
    ({ start, end }) => !isDate(start ?? "", false) || !isDate(end ?? "", true),
  );
  const before = { ...profile, skills: spelled(profile.skills, document.skill_names) };
  return (
    <Correction
      document={document}
      changes={profileChanges(before, after)}
      objection={wrongDate ? text.wrongDate : null}
      onClose={onClose}
    >
      <TextField label={text.name} value={after.name} onChange={(name) => set({ name })} />
      <TextField
        label={text.headline}
        value={after.headline}
        onChange={(headline) => set({ headline })}
      />
      <SkillsEditor
        label={setupStrings.read.skills}
        skills={after.skills}
        onChange={(skills) => set({ skills })}
      />
      <JobsEditor jobs={after.jobs} onChange={(jobs) => set({ jobs })} />
    </Correction>
  );
}

function JobForm({ document, profile, onClose }: FormProps<JobProfile>) {
  const spell = (skills: readonly string[]) => spelled(skills, document.skill_names);
  const before = {
    ...profile,
    required_skills: spell(profile.required_skills),
    nice_to_have_skills: spell(profile.nice_to_have_skills),
  };
  const [after, setAfter] = useState({
    title: profile.title ?? "",
    company: profile.company ?? "",
    seniority: profile.seniority ?? null,
    required_skills: before.required_skills,
    nice_to_have_skills: before.nice_to_have_skills,
  });
  const set = (part: Partial<typeof after>) => setAfter((known) => ({ ...known, ...part }));
  const levels = Object.entries(strings.levels).map(([value, label]) => ({ value, label }));
  return (
    <Correction
      document={document}
      changes={profileChanges<JobProfile>(before, after)}
      objection={null}
      onClose={onClose}
    >
      <TextField label={text.jobTitle} value={after.title} onChange={(title) => set({ title })} />
      <TextField
        label={setupStrings.company}
        value={after.company}
        onChange={(company) => set({ company })}
      />
      <SelectField
        label={setupStrings.level}
        value={after.seniority ?? ""}
        options={[{ value: "", label: text.noLevel }, ...levels]}
        onChange={(level) => set({ seniority: (level || null) as Level | null })}
      />
      <SkillsEditor
        label={setupStrings.read.asks}
        skills={after.required_skills}
        onChange={(required_skills) => set({ required_skills })}
      />
      <SkillsEditor
        label={setupStrings.read.nice}
        skills={after.nice_to_have_skills}
        onChange={(nice_to_have_skills) => set({ nice_to_have_skills })}
      />
    </Correction>
  );
}

type CorrectionProps = Props & {
  changes: Record<string, unknown>;
  objection: string | null;
  children: ReactNode;
};

function Correction({ document, changes, objection, onClose, children }: CorrectionProps) {
  const correction = useCorrectDocument(document.id);
  const problem = correction.isError ? asProblem(correction.error).message : null;
  const save = () => {
    if (Object.keys(changes).length === 0) onClose();
    else correction.mutate(changes, { onSuccess: onClose });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!objection) save();
      }}
    >
      {children}
      {(objection ?? problem) && (
        <Notice tone="error">
          <p>{objection ?? problem}</p>
        </Notice>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{strings.common.cancel}</Button>
        <Button look="primary" type="submit" disabled={correction.isPending || objection !== null}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
