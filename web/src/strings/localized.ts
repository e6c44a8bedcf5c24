/** Which words a visit gets: English ones come with the code, others are fetched before the first. */
import { language } from "@/lib/language";
import { plural } from "@/lib/plural";

/** The shape of a part of the catalogue, whatever the words. */
export type Words<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends (...values: infer Values) => string
      ? (...values: Values) => string
      : T extends readonly (infer Item)[]
        ? readonly Words<Item>[]
        : { readonly [Name in keyof T]: Words<T[Name]> };

// A catalogue is given `plural`: were it to import what waits for it here, both would wait for ever.
const catalogue: Readonly<Record<string, unknown>> | null =
  language === "de" ? (await import("@/strings/german/german")).german(plural) : null;

/** A part of the catalogue in the language of the visit; the compiler sees to it that none is missing. */
export function localized<T>(part: string, english: T): Words<T> {
  return (catalogue?.[part] ?? english) as Words<T>;
}
