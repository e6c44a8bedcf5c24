import { expect, test } from "vitest";
import { compareProfiles } from "@/features/setup/compare-profiles";

const job = { required_skills: ["Python", "SQL"], nice_to_have_skills: ["Kafka"] };

test.each([
  { skills: ["Python", "SQL", "Kafka"], matched: ["Python", "SQL", "Kafka"], missing: [] },
  { skills: ["kafka", " python "], matched: ["Python", "Kafka"], missing: ["SQL"] },
  { skills: [], matched: [], missing: ["Python", "SQL", "Kafka"] },
  { skills: ["Java"], matched: [], missing: ["Python", "SQL", "Kafka"] },
])("parts the job's skills for a CV with $skills", ({ skills, matched, missing }) => {
  expect(compareProfiles({ skills }, job)).toEqual({ matched, missing });
});

test("names a skill once that the job both requires and welcomes", () => {
  const fit = compareProfiles(
    { skills: ["Go"] },
    { required_skills: ["Go"], nice_to_have_skills: ["go", "Rust"] },
  );

  expect(fit).toEqual({ matched: ["Go"], missing: ["Rust"] });
});
