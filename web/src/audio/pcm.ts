/** Sound as it is sent: 16 bits a sample, the low byte first. */

/** Samples a second, both ways. */
export const SENT_RATE = 16_000;

const LOWEST = -32_768;
const HIGHEST = 32_767;

export function toPcm(samples: ArrayLike<number>): ArrayBuffer {
  const content = new DataView(new ArrayBuffer(samples.length * 2));
  for (let at = 0; at < samples.length; at++) {
    const value = Math.round((samples[at] ?? 0) * HIGHEST);
    content.setInt16(at * 2, Math.min(HIGHEST, Math.max(LOWEST, value)), true);
  }
  return content.buffer;
}

/** Half a sample at the end is left out. */
export function fromPcm(content: ArrayBuffer): Float32Array {
  const view = new DataView(content);
  return Float32Array.from(
    { length: content.byteLength >> 1 },
    (_, at) => view.getInt16(at * 2, true) / -LOWEST,
  );
}
