import { fromPcm, SENT_RATE } from "@/audio/pcm";
import { Resampler } from "@/audio/resampler";

/** Time for the next piece to come before the one that plays is over. */
const LEAD_SECONDS = 0.08;

/** Plays sound as it comes, piece after piece. */
export class SoundQueue {
  readonly #context: AudioContext;
  readonly #playing = new Set<AudioBufferSourceNode>();
  #resampler: Resampler;
  /** By the context's clock. */
  #until = 0;

  constructor(context: AudioContext) {
    this.#context = context;
    this.#resampler = new Resampler(SENT_RATE, context.sampleRate);
  }

  add(pcm: ArrayBuffer): void {
    const samples = this.#resampler.feed(fromPcm(pcm));
    if (samples.length === 0) return;
    const context = this.#context;
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.onended = () => this.#playing.delete(source);
    const now = context.currentTime;
    const at = this.#until > now ? this.#until : now + LEAD_SECONDS;
    source.start(at);
    this.#playing.add(source);
    this.#until = at + buffer.duration;
  }

  /** Silence at once; what waits is dropped. */
  stop(): void {
    for (const source of this.#playing) source.stop();
    this.#playing.clear();
    this.#until = 0;
    this.#resampler = new Resampler(SENT_RATE, this.#context.sampleRate);
  }
}
