/** The words of a spoken answer; fetched with the part of the page that records. */
import { language } from "@/lib/language";
import { plural } from "@/lib/plural";
import type { Words } from "@/strings/localized";

const english = {
  state: {
    speaking: "Speaking",
    "your-turn": "Your turn",
    "think-time": "Time to think",
    recording: "Recording",
    transcribing: "Transcribing",
    thinking: "Thinking",
    reconnecting: "Reconnecting",
    finished: "Finished",
  },
  panel: "Spoken answer",
  mute: "Mute",
  unmute: "Unmute",
  hideCaptions: "Hide captions",
  showCaptions: "Show captions",
  listening: "Listen. The words are hidden.",
  record: "Record answer",
  finish: "Finish",
  transcribing: "Transcribing…",
  thinking: "Thinking…",
  opening: "Waiting for the microphone…",
  openingHint: "Your browser asks for it once.",
  space: "Space",
  repeat: "Repeat",
  rephrase: "Rephrase",
  skip: "Skip",
  type: "Type instead",
  converse: "Conversation",
  startOver: "Start over",
  again: "Record again",
  more: "Say more",
  check: "Check what was heard",
  checkHint: "Correct it where it is wrong; this text is what is scored.",
  send: "Send answer",
  heardSoFar: "Heard so far",
  nothingYet: "Your words appear here while you speak.",
  thinkLeft: (clock: string) => `Recording begins in ${clock}.`,
  beginNow: "Begin now",
  nudge: {
    ready: "Whenever you are ready. You can also type, or skip this question.",
    recording: "Nothing was heard for a while. Go on when you are ready, or finish.",
  },
  time: {
    of: (elapsed: string, total: string) => `${elapsed} of ${total}`,
    soon: (left: string) => `About ${left} left. Nothing will be cut off.`,
    over: "Over the time you chose. Finish your thought; nothing is cut off.",
    most: (left: string) => `About ${left} left to record.`,
    ending: (seconds: number) =>
      plural(seconds, {
        one: "The last # second: then it is kept, and you can say more.",
        other: "The last # seconds: then it is kept, and you can say more.",
      }),
    full: "The longest recording there is was reached. All of it is kept; you can say more.",
    early: (left: string) => `You can finish in ${left}.`,
  },
  found: (clock: string) => `Your recording of ${clock} is kept here.`,
  foundHint: "The page was closed before its words were fetched.",
  use: "Use it",
  goOn: "Go on speaking",
  discard: "Discard",
  nothingFound: "Nothing of the recording was kept. Record again, or type.",
  offline:
    "The server is not reached. Your recording is kept here and goes there by itself when it is back.",
  notKept: "This browser cannot keep recordings: do not close the page before you have sent it.",
  unplugged: "The microphone is gone. What you said before is kept.",
  blocked: "Your browser plays sound only after a click: press “Repeat” to hear the question.",
  unspoken: "The question could not be spoken. Read it, or try “Repeat”.",
  browserSpeaks: "The server's voice does not answer; a voice of this browser speaks.",
  empty: "Write or say something first, or skip this question.",
  tooLong: (over: number) =>
    plural(over, { one: "# character too long", other: "# characters too long" }),
};

export const voiceStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/voice")).voice(plural) : english;
