import { expect, it } from "vitest";
import { isOutside, usualOf } from "@/features/report/usual-range";

it.each([
  [[8, 25], 7.9, true],
  [[8, 25], 8, false],
  [[0, 3], 3.1, true],
  [null, 90, false],
])("knows what lies outside of %j: %d", (target, value, outside) => {
  expect(isOutside({ value, target })).toBe(outside);
});

it("says the usual range in words", () => {
  expect(usualOf({ target: [8, 25] })).toBe("8 to 25");
  expect(usualOf({ target: [0, 3] })).toBe("up to 3");
  expect(usualOf({ target: null })).toBe("");
});
