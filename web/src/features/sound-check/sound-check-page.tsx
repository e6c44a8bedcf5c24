import { Suspense, useState } from "react";
import { useMicrophone } from "@/audio/use-microphone";
import { Button, ButtonLink } from "@/components/button";
import { SelectField } from "@/components/field";
import { latePart } from "@/components/late-part";
import { MicrophoneFault } from "@/components/microphone-fault";
import { PageHeading } from "@/components/page-heading";
import { Recorder } from "@/features/sound-check/recorder";
import { soundStrings } from "@/strings/sound";
import "./sound-check.css";

const text = soundStrings;

const Practice = latePart(async () => (await import("@/features/sound-check/practice")).Practice);

/** Whether the microphone works: level, wave, and a recording played back. */
export function SoundCheckPage() {
  const microphone = useMicrophone();
  const { stream, devices, fault } = microphone;
  const [practising, setPractising] = useState(false);
  return (
    <div className="page sound-check stack">
      <header>
        <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
        <p className="lead">{text.lead}</p>
      </header>
      {fault && (
        <MicrophoneFault fault={fault} onRetry={() => void microphone.open(null)}>
          <ButtonLink href="/new">{text.type}</ButtonLink>
        </MicrophoneFault>
      )}
      {!fault && !stream && (
        <div className="actions">
          <Button
            look="primary"
            disabled={microphone.opening}
            onClick={() => void microphone.open(null)}
          >
            {microphone.opening ? text.asking : text.begin}
          </Button>
          <ButtonLink href="/new">{text.type}</ButtonLink>
        </div>
      )}
      {stream && devices.length > 0 && (
        <SelectField
          label={text.device}
          value={microphone.used}
          options={devices.map(({ deviceId, label }) => ({ value: deviceId, label }))}
          onChange={(id) => void microphone.open(id)}
        />
      )}
      {!(stream && practising) && <Recorder stream={stream} />}
      {stream && !practising && (
        <div className="actions">
          <Button onClick={() => setPractising(true)}>{text.practise}</Button>
          <ButtonLink href="/new">{text.goOn}</ButtonLink>
        </div>
      )}
      {stream && practising && (
        <Suspense>
          <Practice stream={stream} />
        </Suspense>
      )}
    </div>
  );
}
