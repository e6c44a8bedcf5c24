import { expect, test } from "vitest";
import type { CvProfile, JobProfile } from "@/api/types";
import { interviewRequest, shownOptions } from "@/features/setup/interview-request";
import { emptyDraft, type SetupDraft } from "@/features/setup/setup-draft";

const defaults = { kind: "mixed", questions: 10 } as const;
const profiles = {
  cv: { name: "Mira Okafor" } as CvProfile,
  job: { title: "Data engineer", company: "Tidewater" } as JobProfile,
};
const given: SetupDraft = {
  ...emptyDraft,
  documents: { cv: { id: "c1", label: "cv.pdf" }, job: { id: "j1", label: "job.txt" } },
};

function requestFor(draft: SetupDraft, read = profiles) {
  return interviewRequest(draft, shownOptions(draft, read, defaults));
}

test("asks for nothing while neither a document nor a role is given", () => {
  expect(requestFor(emptyDraft, { cv: null, job: null } as never)).toBeNull();
});

test("takes name, title and company from what was read", () => {
  expect(requestFor(given)).toEqual({
    kind: "mixed",
    questions: 10,
    cv_id: "c1",
    job_id: "j1",
    candidate_name: "Mira Okafor",
    job_title: "Data engineer",
    company: "Tidewater",
  });
});

test("lets a typed role overrule the one that was read", () => {
  expect(requestFor({ ...given, role: "Platform engineer" })).toMatchObject({
    role: "Platform engineer",
    job_title: "Platform engineer",
  });
});

test("names the pack that was chosen, and none where Viva chooses", () => {
  expect(requestFor({ ...given, pack: "sales" })).toMatchObject({ pack: "sales" });
  expect(requestFor(given)).not.toHaveProperty("pack");
});

test("leaves out a field that was emptied on purpose", () => {
  expect(requestFor({ ...given, name: "  " })).not.toHaveProperty("candidate_name");
});

test("is content with a role alone", () => {
  const draft = {
    ...emptyDraft,
    role: "Nurse",
    questions: 3,
    minutes: 2,
    level: "junior",
  } as const;

  expect(requestFor(draft, { cv: null, job: null } as never)).toEqual({
    kind: "mixed",
    questions: 3,
    role: "Nurse",
    job_title: "Nurse",
    level: "junior",
    minutes_per_answer: 2,
  });
});
