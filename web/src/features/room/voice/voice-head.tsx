import type { VoiceChoices } from "@/audio/voice-choices";
import { Button } from "@/components/button";
import type { StateName } from "@/features/room/voice/voice-state";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

type Props = {
  state: StateName;
  choices: VoiceChoices;
  onChoose: (change: Partial<VoiceChoices>) => void;
};

/** What is going on, in a word; and whether to hear it, and to read it. */
export function VoiceHead({ state, choices, onChoose }: Props) {
  const { muted, captions } = choices;
  return (
    <div className="voice-head">
      <p className={`state state-${state}`} role="status">
        {text.state[state]}
      </p>
      <div className="voice-choices">
        <Button look="quiet" onClick={() => onChoose({ muted: !muted })}>
          {muted ? text.unmute : text.mute}
        </Button>
        <Button look="quiet" onClick={() => onChoose({ captions: !captions })}>
          {captions ? text.hideCaptions : text.showCaptions}
        </Button>
      </div>
    </div>
  );
}
