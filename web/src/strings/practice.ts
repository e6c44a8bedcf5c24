/** The words of the practice question. */
import { language } from "@/lib/language";
import type { Words } from "@/strings/localized";

const english = {
  title: "One question to practise",
  lead: "It is spoken, and your answer is recorded and written down. It does not count and is not kept.",
  question: "What did you enjoy most about your work in the last weeks?",
  listen: "Hear the question",
  record: "Record answer",
  finish: "Finish",
  states: {
    ready: "Your turn",
    speaking: "Speaking",
    recording: "Recording",
    transcribing: "Transcribing",
    heard: "Heard",
    failed: "Not heard",
  },
  heard: "This is what was heard:",
  nothing: "Nothing could be heard. Speak closer to the microphone, and try again.",
  draft: "In an interview you correct the text before it is scored.",
  unspoken: "The question could not be spoken; read it.",
  go: "To the interview",
};

export const practiceStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/voice")).practice : english;
