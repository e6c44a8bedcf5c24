import workletAddress from "@/audio/capture-worklet?worker&url";
import { SENT_RATE, toPcm } from "@/audio/pcm";
import { Resampler } from "@/audio/resampler";

/**
 * Gives what a microphone hears as it is sent, in pieces of some 40 ms; returns how to end it.
 *
 * Rejects where the browser has no worklets, or cannot fetch this one.
 */
export async function captureSound(
  context: AudioContext,
  stream: MediaStream,
  give: (pcm: ArrayBuffer) => void,
): Promise<() => void> {
  await context.audioWorklet.addModule(workletAddress);
  const resampler = new Resampler(context.sampleRate, SENT_RATE);
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, "capture", {
    channelCount: 1,
    channelCountMode: "explicit",
  });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
    give(toPcm(resampler.feed(join(data))));
  };
  // It gives no sound, but some browsers run only what leads to the loudspeaker.
  source.connect(node).connect(context.destination);
  return () => {
    node.port.onmessage = null;
    source.disconnect();
    node.disconnect();
  };
}

function join(blocks: Float32Array[]): Float32Array {
  const whole = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}
