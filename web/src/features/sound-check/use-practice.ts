import { useEffect, useRef, useState } from "react";
import { asProblem } from "@/api/problem";
import { transcribe } from "@/api/speech";
import { type Recording, recordPieces } from "@/audio/record-pieces";
import { Speaker, type SpeechState } from "@/audio/speaker";
import { voiceOf } from "@/audio/utterance";
import { readVoiceChoices } from "@/audio/voice-choices";
import { sentencesOf } from "@/lib/sentences";

const LANGUAGE = "en";
const MOST_MS = 60_000;

export type PracticeState =
  | { phase: "ready" | "recording" | "transcribing" }
  | { phase: "heard"; words: string }
  | { phase: "failed"; message: string };

/** A question that is spoken, and an answer that is recorded and written down, once or again. */
export function usePractice(question: string, stream: MediaStream) {
  const [state, setState] = useState<PracticeState>({ phase: "ready" });
  const [speech, setSpeech] = useState<SpeechState>("silent");
  const [speaker] = useState(() => new Speaker(voiceOf(readVoiceChoices(), LANGUAGE), setSpeech));
  const recording = useRef<Recording | null>(null);

  const speak = () => {
    speaker.stop();
    speaker.say(sentencesOf(question, LANGUAGE), false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is spoken once by itself.
  useEffect(() => {
    speak();
    return () => {
      speaker.stop();
      recording.current?.stop();
    };
  }, []);

  const record = async () => {
    speaker.stop();
    setState({ phase: "recording" });
    const pieces: Blob[] = [];
    const made = recordPieces(stream, (_, data) => pieces.push(data));
    recording.current = made;
    const limit = setTimeout(made.stop, MOST_MS);
    await made.ended;
    clearTimeout(limit);
    setState({ phase: "transcribing" });
    try {
      const words = await transcribe(new Blob(pieces, { type: made.type }));
      setState({ phase: "heard", words });
    } catch (error) {
      setState({ phase: "failed", message: asProblem(error).message });
    }
  };

  return { state, speech, speak, record, finish: () => recording.current?.stop() };
}
