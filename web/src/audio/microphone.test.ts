import { expect, test } from "vitest";
import { faultOf } from "@/audio/microphone";

const named = (name: string) => Object.assign(new Error(), { name });

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["SomethingNew", "busy"],
])("%s means %s", (name, fault) => {
  expect(faultOf(named(name))).toBe(fault);
});
