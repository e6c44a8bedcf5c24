import { language } from "@/lib/language";

/** Numbers and dates are written as this visit's language has them. */
export const LOCALE = { en: "en-GB", de: "de-DE" }[language];

const rules = new Intl.PluralRules(LOCALE);

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Plural = typeof plural;

/** Picks the form for `count` and puts the number in place of `#`. */
export function plural(count: number, forms: Forms): string {
  const form = forms[rules.select(count)] ?? forms.other;
  return form.replaceAll("#", new Intl.NumberFormat(LOCALE).format(count));
}
