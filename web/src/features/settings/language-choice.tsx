import { SelectField } from "@/components/field";
import { chooseLanguage, type Language, language, languages } from "@/lib/language";
import { settingsStrings } from "@/strings/settings";

const text = settingsStrings;
/** Each in its own words, so that whoever is lost in a language finds a way out. */
const names: Record<Language, string> = { en: "English", de: "Deutsch" };

export function LanguageChoice() {
  return (
    <SelectField
      label={text.language}
      hint={text.languageHint}
      value={language}
      options={languages.map((value) => ({ value, label: names[value] }))}
      onChange={(value) => {
        chooseLanguage(value as Language);
        window.location.reload();
      }}
    />
  );
}
