import { expect, test } from "vitest";
import { loudnessOf } from "@/audio/loudness";

test.each([
  ["nothing", [], 0],
  ["silence", [0, 0, 0], 0],
  ["less than is heard", [0.0005, -0.0005], 0],
  ["half way down", [0.0316, -0.0316], 0.5],
  ["full scale", [1, -1], 1],
])("%s", (_, samples, loudness) => {
  expect(loudnessOf(new Float32Array(samples))).toBeCloseTo(loudness, 2);
});
