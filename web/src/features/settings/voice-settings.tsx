import { type ReactNode, useState } from "react";
import type { Configuration } from "@/api/types";
import { useVoiceChoices } from "@/audio/use-voice-choices";
import { speeds, thinkTimes, type VoiceEngine } from "@/audio/voice-choices";
import { CheckField, SelectField } from "@/components/field";
import { useVoices } from "@/features/settings/use-voices";
import { VoiceSample } from "@/features/settings/voice-sample";
import { readAloud, writeAloud } from "@/lib/aloud";
import { formatFigure } from "@/lib/format";
import { voiceSettingsStrings } from "@/strings/voice-settings";

const text = voiceSettingsStrings;

type Props = { configuration: Configuration | undefined; children: ReactNode };

/** How questions are spoken and answers recorded, and how long recordings are kept. */
export function VoiceSettings({ configuration, children }: Props) {
  const [choices, choose] = useVoiceChoices();
  const [aloud, setAloud] = useState(readAloud);
  const voices = useVoices(choices.engine);
  return (
    <section className="stack" aria-labelledby="voice-title">
      <h2 id="voice-title" className="section-title">
        {text.title}
      </h2>
      <CheckField
        label={text.aloud}
        checked={aloud}
        onChange={(chosen) => {
          writeAloud(chosen);
          setAloud(chosen);
        }}
      />
      <div className="settings-fields">
        <SelectField
          label={text.engine}
          value={choices.engine}
          options={(["server", "browser"] as const).map((value) => ({
            value,
            label: text.engines[value],
          }))}
          onChange={(engine) => choose({ engine: engine as VoiceEngine, voice: "" })}
        />
        <SelectField
          label={text.voice}
          value={voices.some(({ value }) => value === choices.voice) ? choices.voice : ""}
          options={[{ value: "", label: text.anyVoice }, ...voices]}
          {...(choices.engine === "browser" &&
            voices.length === 0 && { hint: text.noBrowserVoices })}
          onChange={(voice) => choose({ voice })}
        />
        <SelectField
          label={text.speed}
          value={String(choices.speed)}
          options={speeds.map((speed) => ({
            value: String(speed),
            label: speed === 1 ? text.usualSpeed : text.speeds(formatFigure(speed)),
          }))}
          onChange={(speed) => choose({ speed: Number(speed) })}
        />
        <SelectField
          label={text.think}
          value={String(choices.thinkSeconds)}
          options={thinkTimes.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? text.thinkNone : text.thinkTimes(seconds),
          }))}
          onChange={(seconds) => choose({ thinkSeconds: Number(seconds) })}
        />
      </div>
      <CheckField
        label={text.muted}
        checked={choices.muted}
        onChange={(muted) => choose({ muted })}
      />
      <CheckField
        label={text.captions}
        checked={choices.captions}
        onChange={(captions) => choose({ captions })}
      />
      <div className="actions">
        <VoiceSample choices={choices} />
        {children}
      </div>
      {configuration && (
        <p className="hint">{text.retention(configuration.recording.retention_hours)}</p>
      )}
    </section>
  );
}
