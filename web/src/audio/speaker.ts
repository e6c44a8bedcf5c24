/** Speaks sentences one after another; the next is fetched while one is heard. */
import { BlockedError, type Utterance, type Voice } from "@/audio/utterance";

export type SpeechState = "silent" | "speaking" | "blocked" | "failed";

export class Speaker {
  readonly #onState: (state: SpeechState) => void;
  #voice: Voice;
  #waiting: Promise<Utterance>[] = [];
  #current: Utterance | null = null;
  #speech = new AbortController();
  #running = false;
  #more = false;

  constructor(voice: Voice, onState: (state: SpeechState) => void) {
    this.#voice = voice;
    this.#onState = onState;
  }

  /** From the next sentence on. */
  set voice(voice: Voice) {
    this.#voice = voice;
  }

  /** Says the sentences after those that wait already; `more`: others follow, so it goes on speaking. */
  say(sentences: readonly string[], more: boolean): void {
    this.#more = more;
    for (const sentence of sentences) {
      const coming = this.#voice(sentence, this.#speech.signal);
      // Its turn to be heard may come later; until then nobody else looks at its failure.
      coming.catch(() => undefined);
      this.#waiting.push(coming);
    }
    if (this.#running) return;
    if (this.#waiting.length > 0) void this.#run(this.#speech.signal);
    else if (!more) this.#onState("silent");
  }

  stop(): void {
    this.#speech.abort();
    this.#speech = new AbortController();
    this.#waiting = [];
    this.#more = false;
    this.#current?.stop();
    this.#current = null;
    this.#running = false;
    this.#onState("silent");
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#running = true;
    this.#onState("speaking");
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        const utterance = await next;
        if (signal.aborted) return;
        this.#current = utterance;
        await utterance.play();
        if (signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.stop();
      this.#onState(error instanceof BlockedError ? "blocked" : "failed");
      return;
    }
    this.#running = false;
    this.#current = null;
    if (!this.#more) this.#onState("silent");
  }
}
