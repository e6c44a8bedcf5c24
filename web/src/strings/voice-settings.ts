/** The words of the voice settings. */
import { language } from "@/lib/language";
import { plural } from "@/lib/plural";
import type { Words } from "@/strings/localized";

const english = {
  title: "Voice",
  aloud: "Answer aloud: questions are spoken, answers recorded",
  engine: "Who asks",
  engines: { server: "Viva's voice", browser: "A voice of this browser" },
  noBrowserVoices: "This browser has no voice of its own on this computer.",
  voice: "Voice",
  anyVoice: "The usual one",
  speed: "Speed",
  speeds: (times: string) => `${times} ×`,
  usualSpeed: "Usual",
  muted: "Mute: do not speak the questions",
  captions: "Captions: show the question and the words that are heard",
  think: "Time to think before a recording begins",
  thinkNone: "None: I begin myself",
  thinkTimes: (seconds: number) => plural(seconds, { one: "# second", other: "# seconds" }),
  hear: "Hear it",
  stop: "Stop",
  sample: "Good morning. Tell me about something that you are proud of.",
  silent: "This voice cannot be heard now. Choose another one.",
  retention: (hours: number) =>
    `Recordings are kept for ${plural(hours, { one: "# hour", other: "# hours" })} and then deleted; each can be deleted at once in its report.`,
};

export const voiceSettingsStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/voice")).voiceSettings(plural) : english;
