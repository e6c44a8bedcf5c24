import { expect, test } from "vitest";
import { fromPcm, toPcm } from "@/audio/pcm";

test("samples are sent with the low byte first", () => {
  expect([...new Uint8Array(toPcm([0, 256 / 32_767, -1 / 32_767]))]).toEqual([
    0, 0, 0, 1, 255, 255,
  ]);
});

test("what is too loud is cut off rather than turned around", () => {
  expect([...new Int16Array(toPcm([1.5, -1.5]))]).toEqual([32_767, -32_768]);
});

test("what was sent is what is played", () => {
  const samples = [0, 0.5, -0.5, 0.999];

  const played = fromPcm(toPcm(samples));

  expect(played.length).toBe(4);
  samples.forEach((sample, at) => {
    expect(played[at]).toBeCloseTo(sample, 3);
  });
});

test("half a sample is no sample", () => {
  expect(fromPcm(new ArrayBuffer(5)).length).toBe(2);
});
