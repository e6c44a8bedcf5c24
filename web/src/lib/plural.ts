/** The one language of the catalogue; numbers and dates are written in it. */
export const LOCALE = "en-GB";

const rules = new Intl.PluralRules(LOCALE);

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form for `count` and puts the number in place of `#`. */
export function plural(count: number, forms: Forms): string {
  const form = forms[rules.select(count)] ?? forms.other;
  return form.replaceAll("#", new Intl.NumberFormat(LOCALE).format(count));
}
