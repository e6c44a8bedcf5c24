/** Runs beside the page, in the browser's thread for sound: hands on what a microphone hears. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, kind: typeof AudioWorkletProcessor): void;

/** Blocks of the browser, which are of 128 samples. */
const BLOCKS = 16;

class Capture extends AudioWorkletProcessor {
  #blocks: Float32Array[] = [];

  process([input]: Float32Array[][]): boolean {
    const block = input?.[0];
    // The browser uses its memory again.
    if (block) this.#blocks.push(block.slice());
    if (this.#blocks.length >= BLOCKS) {
      this.port.postMessage(this.#blocks);
      this.#blocks = [];
    }
    return true;
  }
}

registerProcessor("capture", Capture);
