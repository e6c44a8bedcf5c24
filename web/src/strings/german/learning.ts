/** Zu den Antworten: Füllwörter, Fachbegriffe und was zu lernen ist. */
import type { learningStrings } from "@/strings/learning";
import type { Words } from "@/strings/localized";
import type { saidStrings } from "@/strings/said";

export const said: Words<typeof saidStrings> = {
  show: "Fachbegriffe und Füllwörter kennzeichnen",
  sample: { filler: "ähm", term: "SQL" },
  legend: { filler: "Füllwort", term: "Fachbegriff" },
};

export const learning: Words<typeof learningStrings> = {
  title: "Was als Nächstes zu lernen ist",
  note: "Frei verfügbares Material zu dem, was schwach war; die größte Lücke zuerst.",
  reason: { low_score: "Antworten mit niedriger Wertung", skipped: "übersprungen" },
  newTab: "(öffnet einen neuen Tab)",
};
