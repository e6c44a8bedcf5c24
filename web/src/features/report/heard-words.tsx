import { type KeyboardEvent, useRef, useState } from "react";
import type { HeardWord } from "@/api/types";
import { playbackStrings } from "@/strings/playback";

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

type Props = {
  words: readonly HeardWord[];
  /** The number of the word that is heard now. */
  current: number;
  onChoose: (word: HeardWord) => void;
};

/** The words of a recording, each of which leads to its sound; one stop for Tab, arrows inside. */
export function HeardWords({ words, current, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(words.length - 1, Math.max(0, stop + step));
    setStop(next);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields; these are words.
    <div
      ref={list}
      className="heard-words"
      role="group"
      aria-label={playbackStrings.words}
      onKeyDown={move}
    >
      {words.map((word, number) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: words stay where they are, and may repeat.
          key={number}
          type="button"
          className={number === current ? "heard-word heard-word-now" : "heard-word"}
          tabIndex={number === stop ? 0 : -1}
          onClick={() => {
            setStop(number);
            onChoose(word);
          }}
        >
          {word.text}
        </button>
      ))}
    </div>
  );
}
