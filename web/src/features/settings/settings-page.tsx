import { Suspense } from "react";
import { useConfiguration } from "@/api/configuration";
import { ButtonLink } from "@/components/button";
import { latePart } from "@/components/late-part";
import { PageHeading } from "@/components/page-heading";
import { AppearanceChoice } from "@/features/settings/appearance-choice";
import { Installation } from "@/features/settings/installation";
import { LanguageChoice } from "@/features/settings/language-choice";
import { YourData } from "@/features/settings/your-data";
import { settingsStrings } from "@/strings/settings";
import "./settings.css";

const text = settingsStrings;

const VoiceSettings = latePart(
  async () => (await import("@/features/settings/voice-settings")).VoiceSettings,
);

export function SettingsPage() {
  const configuration = useConfiguration();
  return (
    <div className="page settings stack-large">
      <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
      <section className="stack" aria-labelledby="look-title">
        <h2 id="look-title" className="section-title">
          {text.look}
        </h2>
        <AppearanceChoice />
        <LanguageChoice />
      </section>
      <Suspense>
        <VoiceSettings configuration={configuration.data}>
          <ButtonLink href="/sound-check">{text.sound}</ButtonLink>
        </VoiceSettings>
      </Suspense>
      <YourData folder={configuration.data?.data_dir} />
      <Installation configuration={configuration} />
    </div>
  );
}
