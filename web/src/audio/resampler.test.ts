import { expect, test } from "vitest";
import { Resampler } from "@/audio/resampler";

const tone = (hertz: number, rate: number, seconds = 0.5) =>
  Float32Array.from({ length: rate * seconds }, (_, at) =>
    Math.sin((2 * Math.PI * hertz * at) / rate),
  );

function inPieces(resampler: Resampler, samples: Float32Array, size: number): number[] {
  const given: number[] = [];
  for (let at = 0; at < samples.length; at += size) {
    given.push(...resampler.feed(samples.subarray(at, at + size)));
  }
  return given;
}

const middle = (samples: number[]) => samples.slice(1000, 6000);
const loudest = (samples: number[]) => Math.max(...samples.map(Math.abs));

test.each([48_000, 44_100, 16_000, 8_000])("speech at %i Hz keeps its shape", (rate) => {
  const heard = inPieces(new Resampler(rate, 16_000), tone(440, rate), 128);

  const expected = tone(440, 16_000);
  const errors = middle(heard).map((sample, at) => sample - (expected[at + 1000] ?? 0));
  expect(loudest(errors)).toBeLessThan(0.02);
  expect(heard.length).toBeGreaterThan(7_950);
  expect(heard.length).toBeLessThanOrEqual(8_000);
});

test("what is too high for the lower rate is left out", () => {
  const heard = inPieces(new Resampler(48_000, 16_000), tone(12_000, 48_000), 128);

  expect(loudest(middle(heard))).toBeLessThan(0.02);
});

test("the size of the pieces changes nothing", () => {
  const samples = tone(300, 44_100);

  const small = inPieces(new Resampler(44_100, 16_000), samples, 100);
  const large = inPieces(new Resampler(44_100, 16_000), samples, 7_000);

  expect(small.length).toBe(large.length);
  expect(loudest(small.map((sample, at) => sample - (large[at] ?? 0)))).toBeLessThan(0.001);
});
