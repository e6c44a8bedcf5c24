import { useEffect, useState } from "react";
import { useRecorder } from "@/audio/use-recorder";
import { useWaveform } from "@/audio/use-waveform";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { soundStrings } from "@/strings/sound";

const text = soundStrings;
const NAME = "sound-check";
/** From this share of the meter on, somebody is heard. */
const HEARD = 0.3;

/** Level and wave of an open microphone, and a recording of it to listen to. */
export function Recorder({ stream }: { stream: MediaStream | null }) {
  const { canvas, loudness } = useWaveform(stream);
  const recorder = useRecorder(NAME, stream);
  const recording = recorder.state === "recording";
  return (
    <section className="stack-small" aria-label={text.recorder}>
      {stream && (
        <>
          <p className="visually-hidden" role="status">
            {loudness > HEARD ? text.heard : ""}
          </p>
          <meter className="sound-level" min={0} max={1} value={loudness} aria-label={text.level} />
          <div aria-hidden="true">
            <canvas ref={canvas} className="sound-wave" width={640} height={96} />
          </div>
          <div className="actions">
            <Button
              look="primary"
              disabled={recorder.state === "saving"}
              onClick={recording ? recorder.stop : () => void recorder.start()}
            >
              {recording ? text.stop : text.record}
            </Button>
            <p className="hint" role="status">
              {recording ? text.recording : ""}
            </p>
          </div>
        </>
      )}
      {recorder.failed && (
        <Notice tone="warning">
          <p>{text.notKept}</p>
        </Notice>
      )}
      {recorder.recording && (
        <Playback recording={recorder.recording} onForget={() => void recorder.forget()} />
      )}
    </section>
  );
}

function Playback({ recording, onForget }: { recording: Blob; onForget: () => void }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(recording);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [recording]);
  return (
    <div className="stack-tiny">
      <p>{text.listen}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: it is what the visitor said a moment ago. */}
      <audio controls src={address} aria-label={text.playback} />
      <div className="actions">
        <Button look="quiet" icon="trash" onClick={onForget}>
          {text.forget}
        </Button>
        <p className="hint">{text.kept}</p>
      </div>
    </div>
  );
}
