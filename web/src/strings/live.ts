/** The words of a live conversation; fetched with the part of the page that holds it. */
import { language } from "@/lib/language";
import type { Words } from "@/strings/localized";

const english = {
  panel: "Conversation",
  state: {
    connecting: "Connecting",
    speaking: "Speaking",
    your_turn: "Your turn",
    recording: "Listening",
    transcribing: "Writing down",
    thinking: "Thinking",
  },
  away: "Not connected",
  hideCaptions: "Hide captions",
  showCaptions: "Show captions",
  listening: "Listen. The words are hidden.",
  heardSoFar: "Heard so far",
  nothingYet: "Speak when you like, also into the question. What is heard appears here.",
  opening: "Waiting for the microphone… Your browser asks for it once.",
  interrupt: "Stop the question",
  done: "Done",
  space: "Space",
  repeat: "Repeat",
  skip: "Skip",
  record: "Record instead",
  type: "Type instead",
  blocked: "Your browser plays and hears sound only after a click.",
  begin: "Begin the conversation",
  reconnecting:
    "The server is not reached. The conversation goes on at this question when it is back; what you said before is kept.",
  elsewhere: "The conversation goes on in another window.",
  takeOver: "Continue here",
  deaf: "This browser cannot hand on what the microphone hears. Record your answers, or type them.",
  again: "Try again",
};

export const liveStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/live")).live : english;
