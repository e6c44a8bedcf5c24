import { useEffect, useRef, useState } from "react";
import type { Question } from "@/api/types";
import { Speaker, type SpeechState } from "@/audio/speaker";
import { listBrowserVoices, voiceOf } from "@/audio/utterance";
import type { VoiceChoices } from "@/audio/voice-choices";
import { SentenceFeed, sentencesOf } from "@/lib/sentences";
import { isText, readStored, writeStored } from "@/lib/storage";

/** Under this name: the turn whose question was spoken last. */
const SPOKEN = "spoken";

type Options = {
  question: Question;
  /** The next question as far as it has come. */
  streamed: string | null;
  language: string;
  choices: VoiceChoices;
  /** Speak without being asked to. */
  byItself: boolean;
};

/** Speaks each question once by itself, from its first sentence on, and again when it is wanted. */
export function useSpokenQuestion(options: Options) {
  const { question, streamed, language, choices, byItself } = options;
  const [speech, setSpeech] = useState<SpeechState>("silent");
  const [fallen, setFallen] = useState(false);
  const voice = fallen ? { ...choices, engine: "browser" as const, voice: "" } : choices;
  const [speaker] = useState(() => new Speaker(voiceOf(voice, language), setSpeech));
  speaker.voice = voiceOf(voice, language);

  const key = `${question.turn_id} ${question.text}`;
  // After a reload the question is there, but it does not come.
  const [asked, setAsked] = useState(() =>
    readStored(SPOKEN, isText) === question.turn_id ? key : "",
  );
  const silent = choices.muted || !byItself;
  const feed = useRef(new SentenceFeed());
  const coming = useRef(false);

  useEffect(() => () => speaker.stop(), [speaker]);
  useEffect(() => {
    const hand = (text: string, whole: boolean) => {
      if (silent) return;
      const { again, sentences } = feed.current.next(text, whole, language);
      if (again) speaker.stop();
      speaker.say(sentences, !whole);
    };
    const begin = () => {
      speaker.stop();
      feed.current = new SentenceFeed();
    };
    if (streamed !== null) {
      if (!coming.current) begin();
      coming.current = true;
      hand(streamed, false);
    } else if (asked !== key) {
      if (!coming.current) begin();
      coming.current = false;
      hand(question.text, true);
      setAsked(key);
      writeStored(SPOKEN, question.turn_id);
    } else if (coming.current) {
      // What had come of the next question does not count any more.
      begin();
      coming.current = false;
    }
  }, [streamed, asked, key, question, language, silent, speaker]);

  const repeat = () => {
    speaker.stop();
    speaker.say(sentencesOf(question.text, language), false);
  };
  useEffect(() => {
    if (speech !== "failed" || fallen || choices.engine === "browser") return;
    if (listBrowserVoices().length > 0) setFallen(true);
  }, [speech, fallen, choices.engine]);
  const again = useRef(repeat);
  again.current = repeat;
  useEffect(() => {
    if (fallen) again.current();
  }, [fallen]);

  return {
    speech,
    /** A voice of the browser stands in for the server's. */
    fallen,
    /** The question was spoken, or will not be. */
    over: asked === key && speech !== "speaking",
    repeat,
    stop: () => speaker.stop(),
  };
}

export type SpokenQuestion = ReturnType<typeof useSpokenQuestion>;
