import { expect, test } from "vitest";
import { modelOf } from "@/features/setup/model-of";

test.each([
  ["model:openai:small+read_cv@2", "openai:small"],
  ["model:gemini:flash", "gemini:flash"],
  [null, ""],
])("%s is shown as %s", (reader, shown) => {
  expect(modelOf(reader)).toBe(shown);
});
