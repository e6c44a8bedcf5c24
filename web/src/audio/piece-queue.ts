/** The way of a recording's pieces to the server: in order, one at a time, as often as it takes. */
import { asProblem, type Problem } from "@/api/problem";

export type PieceQueueOptions = {
  upload: (number: number, data: Blob, signal: AbortSignal) => Promise<unknown>;
  /** Waits before try number `tries` + 1 of a piece; ends early when the network comes back. */
  wait: (tries: number, signal: AbortSignal) => Promise<void>;
  /** Whether a piece had to be sent again and is still on its way. */
  onTrouble: (trouble: boolean) => void;
};

type Piece = { number: number; data: Blob };

export class PieceQueue {
  readonly #options: PieceQueueOptions;
  readonly #leaving = new AbortController();
  readonly #waiting: Piece[] = [];
  #work: Promise<void> | null = null;
  #refusal: Problem | null = null;

  constructor(options: PieceQueueOptions) {
    this.#options = options;
  }

  add(number: number, data: Blob): void {
    this.#waiting.push({ number, data });
    this.#work ??= this.#run();
  }

  /** Resolves when the server has all that was added; null, or why it will not have it. */
  async drained(): Promise<Problem | null> {
    while (this.#work) await this.#work;
    return this.#refusal;
  }

  /** Sends nothing more; what was added stays where it is kept. */
  stop(): void {
    this.#leaving.abort();
  }

  async #run(): Promise<void> {
    for (let piece = this.#waiting[0]; piece && this.#goesOn; piece = this.#waiting[0]) {
      await this.#deliver(piece);
      this.#waiting.shift();
    }
    this.#work = null;
  }

  get #goesOn(): boolean {
    return !this.#leaving.signal.aborted && this.#refusal === null;
  }

  async #deliver({ number, data }: Piece): Promise<void> {
    const { upload, wait, onTrouble } = this.#options;
    const { signal } = this.#leaving;
    for (let tries = 1; this.#goesOn; tries += 1) {
      try {
        await upload(number, data, signal);
        if (tries > 1) onTrouble(false);
        return;
      } catch (error) {
        const problem = asProblem(error);
        if (signal.aborted) return;
        if (!problem.passing) {
          this.#refusal = problem;
          return;
        }
      }
      onTrouble(true);
      await wait(tries, signal);
    }
  }
}
