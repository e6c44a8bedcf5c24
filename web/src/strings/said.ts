/** The words about fillers and terms of the job in an answer. */
import { language } from "@/lib/language";
import type { Words } from "@/strings/localized";

const english = {
  show: "Mark job terms and fillers",
  sample: { filler: "um", term: "SQL" },
  legend: { filler: "filler", term: "job term" },
};

export const saidStrings: Words<typeof english> =
  language === "de" ? (await import("@/strings/german/learning")).said : english;
