/** The words around the recording of an answer. */
import { language } from "@/lib/language";
import { plural } from "@/lib/plural";
import type { Words } from "@/strings/localized";

const english = {
  title: "Your recording",
  player: (number: number) => `Recording of answer ${number}`,
  words: "What was heard; choose a word to hear it",
  kept: (until: string) => `Kept until ${until}, then deleted by itself.`,
  gone: "The recording was deleted. The answer and its score stay.",
  remove: "Delete the recording",
  removeTitle: "Delete this recording?",
  removeText: "The sound is deleted for good. The answer and its score stay.",
  removeConfirm: "Delete for good",
  figures: "How it was said",
  notScored: "In no score.",
  measures: {
    pace: "Pace",
    talk: "Talk time",
    firstWord: "Time to the first word",
    pauses: "Pauses",
    longest: "Longest pause",
    fillers: "Filler words",
    pitch: "Variation of pitch",
  },
  wordsPerMinute: (figure: string) => `${figure} words per minute`,
  seconds: (figure: string) => `${figure} s`,
  count: (count: number) => plural(count, { other: "#" }),
  semitones: (figure: string) => `${figure} semitones`,
  fillersUnheard: "not measured: this recogniser leaves them out",
};

export const playbackStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/voice")).playback(plural) : english;
