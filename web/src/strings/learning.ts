/** The words around material to learn from. */
import { language } from "@/lib/language";
import type { Words } from "@/strings/localized";

const english = {
  title: "What to learn next",
  note: "Freely available material for what was weak, the biggest gap first.",
  reason: { low_score: "answers had a low score", skipped: "skipped" },
  newTab: "(opens in a new tab)",
};

export const learningStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/learning")).learning : english;
