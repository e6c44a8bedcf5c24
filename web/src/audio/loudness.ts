/** Below this, in decibels under full scale, a meter shows nothing. */
const SILENCE_DB = -60;

/** How loud samples (−1 to 1) are, from 0 for silence to 1 for full scale, as ears hear it. */
export function loudnessOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 20 * Math.log10(Math.sqrt(sum / samples.length));
  return Math.min(1, Math.max(0, 1 - decibels / SILENCE_DB));
}
