const RESOLUTION = 256;
/** Zero crossings on each side: enough to keep what is above half the lower rate out of it. */
const CROSSINGS = 8;

/** A sinc under a Hann window from its middle on, `RESOLUTION` points to a crossing. */
const kernel = Float32Array.from({ length: CROSSINGS * RESOLUTION + 1 }, (_, at) => {
  const x = at / RESOLUTION;
  if (x === 0) return 1;
  const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS);
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
});

/** Changes the rate of one stream of samples, piece by piece; the pieces join without a seam. */
export class Resampler {
  readonly #step: number;
  /** Of the filter, in crossings per sample that comes in. */
  readonly #scale: number;
  readonly #reach: number;
  #held: Float32Array;
  /** Where in `held` the next sample to give stands. */
  #at: number;

  constructor(from: number, to: number) {
    this.#step = from / to;
    this.#scale = Math.min(1, to / from);
    this.#reach = Math.ceil(CROSSINGS / this.#scale);
    // Silence before the beginning, for the filter's first half.
    this.#held = new Float32Array(this.#reach);
    this.#at = this.#reach;
  }

  feed(samples: Float32Array): Float32Array<ArrayBuffer> {
    const held = new Float32Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    const last = held.length - 1 - this.#reach;
    const count = Math.max(0, Math.floor((last - this.#at) / this.#step) + 1);
    const given = new Float32Array(count);
    for (let index = 0; index < count; index++) {
      given[index] = this.#sampleAt(held, this.#at + index * this.#step);
    }
    const next = this.#at + count * this.#step;
    const forgotten = Math.max(0, Math.floor(next) - this.#reach);
    this.#held = held.slice(forgotten);
    this.#at = next - forgotten;
    return given;
  }

  #sampleAt(held: Float32Array, at: number): number {
    let sum = 0;
    const end = Math.floor(at) + this.#reach;
    for (let index = Math.max(0, Math.ceil(at) - this.#reach); index <= end; index++) {
      const distance = Math.abs(at - index) * this.#scale;
      sum += (held[index] ?? 0) * (kernel[Math.round(distance * RESOLUTION)] ?? 0);
    }
    return sum * this.#scale;
  }
}
