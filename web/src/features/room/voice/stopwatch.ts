/** Counts seconds while it runs; the time that it is stopped does not count. */
export class Stopwatch {
  readonly #now: () => number;
  #counted: number;
  #since: number | null = null;

  /** `now` is in milliseconds. */
  constructor(now: () => number, seconds = 0) {
    this.#now = now;
    this.#counted = seconds * 1000;
  }

  get seconds(): number {
    const running = this.#since === null ? 0 : this.#now() - this.#since;
    return (this.#counted + running) / 1000;
  }

  start(): void {
    this.#since ??= this.#now();
  }

  stop(): void {
    this.#counted = this.seconds * 1000;
    this.#since = null;
  }
}
