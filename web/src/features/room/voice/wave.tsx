import { useWaveform } from "@/audio/use-waveform";
import { useSilence } from "@/features/room/voice/use-silence";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;
/** From this share of the meter on, somebody is heard. */
const HEARD = 0.3;

export type Nudge = "ready" | "recording";

/** `nudge`: what to say after a long silence; null while silence is nobody's fault. */
type Props = { stream: MediaStream; live: boolean; nudge: Nudge | null };

/** What the microphone hears, as it comes. */
export function Wave({ stream, live, nudge }: Props) {
  const { canvas, loudness } = useWaveform(stream);
  const silent = useSilence(nudge !== null, loudness > HEARD);
  return (
    <div className={live ? "voice-wave voice-wave-live" : "voice-wave"}>
      <div aria-hidden="true">
        <canvas ref={canvas} width={960} height={120} />
      </div>
      <p className="voice-nudge" role="status">
        {nudge && silent ? text.nudge[nudge] : ""}
      </p>
    </div>
  );
}
