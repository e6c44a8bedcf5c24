/** The question before the room is left. */
import { language } from "@/lib/language";
import type { Words } from "@/strings/localized";

const english = {
  title: "Leave without sending?",
  kept: "What you wrote or recorded has not been sent. It stays on this device: come back at any time and go on.",
  leave: "Leave",
  stay: "Stay here",
};

export const leavingStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/leaving")).leaving : english;
