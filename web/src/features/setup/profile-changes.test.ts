import { expect, test } from "vitest";
import type { JobProfile } from "@/api/types";
import { isDate, profileChanges } from "@/features/setup/profile-changes";

const job = {
  kind: "job",
  title: "Data engineer",
  company: null,
  required_skills: ["python", "kafka"],
  min_years: 3,
} as unknown as JobProfile;

test("only what differs is sent", () => {
  const changes = profileChanges(job, {
    title: " Data engineer ",
    company: "",
    required_skills: ["python", "kafka"],
    min_years: 3,
  });

  expect(changes).toEqual({});
});

test("texts are trimmed, and an emptied field becomes null", () => {
  const changes = profileChanges(job, { title: "  ", company: " Kiln & Co " });

  expect(changes).toEqual({ title: null, company: "Kiln & Co" });
});

test("lists lose what is empty", () => {
  expect(profileChanges(job, { required_skills: ["python", " ", "go "] })).toEqual({
    required_skills: ["python", "go"],
  });
});

test.each([
  ["2021-03", false, true],
  ["2021", false, true],
  ["", true, true],
  ["present", true, true],
  ["present", false, false],
  ["2021-13", true, false],
  ["March 2021", false, false],
])("%s (as an end: %s) is a date: %s", (written, isEnd, fits) => {
  expect(isDate(written, isEnd)).toBe(fits);
});
