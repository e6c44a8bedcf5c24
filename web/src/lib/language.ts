import { readStored, writeStored } from "@/lib/storage";

/** The languages that the page is written in; the server's own words are English. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

const KEY = "language";

const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** What was chosen, else the first language of the browser that there is. */
function findLanguage(): Language {
  const wished = navigator.languages.map((tag) => tag.slice(0, 2));
  return readStored(KEY, isLanguage) ?? wished.find(isLanguage) ?? "en";
}

/** The language of this visit: all words are loaded in it. */
export const language: Language = findLanguage();

export const chooseLanguage = (chosen: Language): void => writeStored(KEY, chosen);
