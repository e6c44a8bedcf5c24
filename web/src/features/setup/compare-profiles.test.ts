import { expect, test } from "vitest";
import { compareProfiles } from "@/features/setup/compare-profiles";

const job = { required_skills: ["Python", "SQL"], nice_to_have_skills: ["Kafka"] };

test.each([
  { skills: ["Python", "SQL", "Kafka"], matched: ["Python", "SQL", "Kafka"], missing: [] },
  { skills: ["kafka", " python "], matched: ["Python", "Kafka"], missing: ["SQL"] },
  { skills: [], matched: [], missing: ["Python", "SQL", "Kafka"] },
  { skills: ["Java"], matched: [], missing: ["Python", "SQL", "Kafka"] },
])("parts the job's skills for a CV with $skills", ({ skills, matched, missing }) => {
  expect(compareProfiles({ skills }, job)).toEqual({ matched, partial: [], missing });
});

test("names a skill once that the job both requires and welcomes", () => {
  const fit = compareProfiles(
    { skills: ["Go"] },
    { required_skills: ["Go"], nice_to_have_skills: ["go", "Rust"] },
  );

  expect(fit).toEqual({ matched: ["Go"], partial: [], missing: ["Rust"] });
});

test("says what the CV has in place of a skill, the nearest of it", () => {
  const fit = compareProfiles({ skills: ["MySQL", "MariaDB"] }, job, {
    sql: { postgresql: 0.75, mariadb: 0.7, mysql: 0.7 },
    kafka: { rabbitmq: 0.5 },
  });

  const near = { skill: "SQL", shown: "mariadb", closeness: 0.7 };
  expect(fit).toEqual({ matched: [], partial: [near], missing: ["Python", "Kafka"] });
});
