import { expect, it } from "vitest";
import { criterionName } from "@/features/report/criterion-name";

it.each([
  ["star", true, "Story (STAR)"],
  ["technical accuracy", true, "Content"],
  ["technical accuracy", false, "Technical accuracy"],
  ["clarity", false, "Clarity"],
])("names %s (told: %s) as %s", (criterion, told, name) => {
  expect(criterionName(criterion, told)).toBe(name);
});
