/** The words of the settings. */
import { plural } from "@/lib/plural";
import { localized } from "@/strings/localized";

const english = {
  documentTitle: "Settings – Viva",
  title: "Settings",
  look: "Look and language",
  appearance: "Appearance",
  appearances: { system: "As the system", light: "Light", dark: "Dark" },
  language: "Language of the page",
  languageHint: "Questions, scores and reports are in English for now.",
  sound: "Check the microphone",
  data: "Your data",
  where: "Everything you give Viva and everything it makes lies on this computer, in",
  export: "Download everything",
  erase: "Delete everything",
  eraseTitle: "Delete everything?",
  eraseText:
    "All documents, interviews and reports will be deleted for good, and with them what this browser keeps.",
  eraseConfirm: "Delete for good",
  erased: "Everything was deleted.",
  parts: "This installation",
  active: "works",
  missing: "is missing",
  usage: (calls: number, tokens: string, money: string) =>
    `${plural(calls, { one: "# request", other: "# requests" })} to language models so far: ${tokens} tokens, ${money}.`,
};

export const settingsStrings = localized("settings", english);
