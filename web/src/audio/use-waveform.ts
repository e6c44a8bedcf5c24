import { useEffect, useRef, useState } from "react";
import { loudnessOf } from "@/audio/loudness";

const FRAME = 1024;
/** The meter's number changes this often; the drawing follows every frame. */
const METER_MS = 150;

/** Draws what a microphone hears into a canvas as it comes, and tells how loud it is, 0 to 1. */
export function useWaveform(stream: MediaStream | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [loudness, setLoudness] = useState(0);
  useEffect(() => {
    if (!stream) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: FRAME });
    context.createMediaStreamSource(stream).connect(analyser);
    // A browser may start it only after a gesture; the button that opened the microphone is one.
    void context.resume();
    const samples = new Float32Array(FRAME);
    let told = 0;
    let frame = requestAnimationFrame(function draw(now) {
      analyser.getFloatTimeDomainData(samples);
      if (canvas.current) drawWave(canvas.current, samples);
      if (now - told > METER_MS) {
        told = now;
        setLoudness(loudnessOf(samples));
      }
      frame = requestAnimationFrame(draw);
    });
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
      setLoudness(0);
    };
  }, [stream]);
  return { canvas, loudness };
}

/** Speech is quiet beside what a microphone can take; drawn as it is, it would be a line. */
const drawn = (sample: number) => Math.sign(sample) * Math.abs(sample) ** 0.6;

function drawWave(canvas: HTMLCanvasElement, samples: Float32Array): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { width, height } = canvas;
  pen.clearRect(0, 0, width, height);
  pen.strokeStyle = getComputedStyle(canvas).color;
  pen.lineWidth = 2;
  pen.beginPath();
  samples.forEach((sample, index) => {
    pen.lineTo((index / samples.length) * width, ((1 - drawn(sample)) * height) / 2);
  });
  pen.stroke();
}
