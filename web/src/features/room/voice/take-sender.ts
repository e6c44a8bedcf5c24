/** Getting one take to the server while it is spoken, and back the words that were heard in it. */
import { asProblem, Problem } from "@/api/problem";
import type { TakeLength } from "@/api/recordings";
import type { Transcript } from "@/api/types";
import { PieceQueue } from "@/audio/piece-queue";

export type Heard =
  | { kind: "heard"; transcript: Transcript }
  | { kind: "refused"; problem: Problem }
  | { kind: "stopped" };

export type TakePorts = {
  upload: (take: number, number: number, data: Blob, signal: AbortSignal) => Promise<unknown>;
  review: (length: TakeLength, signal: AbortSignal) => Promise<Transcript>;
  lastTake: (signal: AbortSignal) => Promise<number>;
  wait: (tries: number, signal: AbortSignal) => Promise<void>;
  onTrouble: (trouble: boolean) => void;
  /** The server knew more takes than this browser; this one has another number now. */
  onRenumbered: (take: number) => void;
};

const TAKEN = new Set(["recording_closed", "chunk_differs"]);
/** So often all pieces are sent once more before the server is believed. */
const MOST_RESENDS = 3;
/** A recogniser that failed is not asked again and again: typing is quicker. */
const FINAL = new Set(["transcription_unavailable"]);

export class TakeSender {
  readonly #ports: TakePorts;
  readonly #leaving = new AbortController();
  readonly #pieces: Blob[] = [];
  #take: number;
  #queue: PieceQueue;
  #resends = 0;

  constructor(take: number, ports: TakePorts) {
    this.#take = take;
    this.#ports = ports;
    this.#queue = this.#newQueue();
  }

  add(data: Blob): void {
    this.#queue.add(this.#pieces.push(data) - 1, data);
  }

  /** What was heard in all that was added, `seconds` long; tries for as long as the line is down. */
  async transcribe(seconds: number): Promise<Heard> {
    const { signal } = this.#leaving;
    for (let tries = 1; ; tries += 1) {
      const problem = await this.#tryOnce(seconds);
      if (signal.aborted) return { kind: "stopped" };
      if (!(problem instanceof Problem)) {
        this.#ports.onTrouble(false);
        return { kind: "heard", transcript: problem };
      }
      if (await this.#mend(problem)) continue;
      if (!problem.passing || FINAL.has(problem.code)) return { kind: "refused", problem };
      this.#ports.onTrouble(true);
      await this.#ports.wait(tries, signal);
    }
  }

  stop(): void {
    this.#leaving.abort();
    this.#queue.stop();
  }

  async #tryOnce(seconds: number): Promise<Transcript | Problem> {
    const refusal = await this.#queue.drained();
    const { signal } = this.#leaving;
    if (refusal || signal.aborted) return refusal ?? new Problem(0, "stopped", "");
    const length = { take: this.#take, chunks: this.#pieces.length, seconds };
    return this.#ports.review(length, signal).catch(asProblem);
  }

  /** Whether sending all pieces again may help; then they are on their way. */
  async #mend({ code }: Problem): Promise<boolean> {
    const taken = TAKEN.has(code);
    if (!taken && code !== "recording_incomplete") return false;
    this.#resends += 1;
    if (this.#resends > MOST_RESENDS) return false;
    if (taken) {
      const last = await this.#ports.lastTake(this.#leaving.signal).catch(() => null);
      if (last === null) return false;
      this.#take = last + 1;
      this.#ports.onRenumbered(this.#take);
    }
    this.#queue.stop();
    this.#queue = this.#newQueue();
    for (const [number, data] of this.#pieces.entries()) this.#queue.add(number, data);
    return true;
  }

  #newQueue(): PieceQueue {
    const { upload, wait, onTrouble } = this.#ports;
    const take = this.#take;
    return new PieceQueue({
      upload: (number, data, signal) => upload(take, number, data, signal),
      wait,
      onTrouble,
    });
  }
}
