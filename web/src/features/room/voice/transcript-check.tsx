import { type KeyboardEvent, type RefObject, useId } from "react";
import { voiceStrings } from "@/strings/voice";

const text = voiceStrings;

type Props = {
  box: RefObject<HTMLTextAreaElement | null>;
  words: string;
  language: string;
  locked: boolean;
  /** Characters beyond the most there may be. */
  over: number;
  onChange: (words: string) => void;
  onSend: () => void;
};

/** What was heard, to be corrected before it is an answer. */
export function TranscriptCheck({ box, words, language, locked, over, onChange, onSend }: Props) {
  const id = useId();
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="voice-check">
      <label htmlFor={id}>{text.check}</label>
      <textarea
        ref={box}
        id={id}
        className="answer-box"
        lang={language}
        value={words}
        readOnly={locked}
        aria-invalid={over > 0}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={sendByKeys}
      />
      <p id={`${id}-hint`} className={over > 0 ? "hint hint-error" : "hint"}>
        {over > 0 ? text.tooLong(over) : text.checkHint}
      </p>
    </div>
  );
}
