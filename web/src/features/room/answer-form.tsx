import { type KeyboardEvent, type RefObject, useId } from "react";
import { Button } from "@/components/button";
import { TurnTimer } from "@/features/room/turn-timer";
import type { useDraft } from "@/features/room/use-draft";
import type { Turn } from "@/features/room/use-turn";
import { roomStrings } from "@/strings/room";

const text = roomStrings;
/** From this share of the limit on, the characters that are left are shown. */
const NEAR_LIMIT = 0.8;

const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

type Props = {
  turn: Turn;
  draft: ReturnType<typeof useDraft>;
  box: RefObject<HTMLTextAreaElement | null>;
  minutes: number | null;
  maxCharacters: number | null;
  /** Answer aloud from here on; null where that is chosen already. */
  onSpeak: (() => void) | null;
};

/** The answer box and everything that can be done with the question. */
export function AnswerForm({ turn, draft, box, minutes, maxCharacters, onSpeak }: Props) {
  const id = useId();
  const mine = turn.phase === "your-turn";
  const length = [...draft.text].length;
  const over = maxCharacters === null ? 0 : length - maxCharacters;
  const send = () => {
    if (mine && over <= 0) turn.send(draft.text);
    box.current?.focus({ preventScroll: true });
  };
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="answer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="answer-head">
        <label htmlFor={id}>{text.answer}</label>
        <p className={`state state-${turn.phase}`} role="status">
          {text.state[turn.phase]}
        </p>
        {onSpeak && (
          <Button look="quiet" icon="mic" disabled={!mine} onClick={onSpeak}>
            {text.speak}
          </Button>
        )}
      </div>
      <textarea
        ref={box}
        id={id}
        className="answer-box"
        placeholder={text.placeholder}
        value={draft.text}
        readOnly={!mine}
        aria-describedby={`${id}-foot`}
        aria-invalid={over > 0}
        onChange={(event) => {
          draft.setText(event.target.value);
          if (turn.notice?.kind === "empty") turn.dismiss();
        }}
        onKeyDown={sendByKeys}
      />
      <div className="answer-foot" id={`${id}-foot`}>
        <LengthNote length={length} max={maxCharacters} />
        {minutes !== null && (
          <TurnTimer minutes={minutes} startedAt={draft.startedAt} running={mine} />
        )}
      </div>
      <div className="answer-actions">
        <div className="answer-aside">
          <Button
            look="quiet"
            icon="repeat"
            disabled={!mine}
            onClick={() => turn.act("repeat", "")}
          >
            {text.repeat}
          </Button>
          <Button
            look="quiet"
            icon="words"
            disabled={!mine}
            onClick={() => turn.act("rephrase", "")}
          >
            {text.rephrase}
          </Button>
          <Button
            look="quiet"
            icon="skip"
            disabled={!mine}
            onClick={() => turn.act("skip", draft.text)}
          >
            {text.skip}
          </Button>
        </div>
        <Button look="primary" type="submit" disabled={!mine || over > 0}>
          {text.send}
          <kbd className="keys">{onMac ? text.sendKeysMac : text.sendKeys}</kbd>
        </Button>
      </div>
    </form>
  );
}

function LengthNote({ length, max }: { length: number; max: number | null }) {
  if (max === null || length < max * NEAR_LIMIT)
    return <p className="hint">{length > 0 ? text.kept : ""}</p>;
  return length > max ? (
    <p className="hint hint-error">{text.tooLong(length - max)}</p>
  ) : (
    <p className="hint">{text.left(max - length)}</p>
  );
}
