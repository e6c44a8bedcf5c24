import type { SpokenDelivery } from "@/api/types";
import { formatFigure } from "@/lib/format";
import { playbackStrings } from "@/strings/playback";

const text = playbackStrings;

const figuresOf = (speech: SpokenDelivery): [string, string | null][] => {
  const as = (write: (figure: string) => string, value: number | null) =>
    value === null ? null : write(formatFigure(value));
  return [
    [text.measures.pace, as(text.wordsPerMinute, speech.words_per_minute)],
    [text.measures.talk, as(text.seconds, speech.talk_seconds)],
    [text.measures.firstWord, as(text.seconds, speech.time_to_first_word)],
    [text.measures.pauses, text.count(speech.pauses)],
    [text.measures.longest, as(text.seconds, speech.longest_pause_seconds)],
    [
      text.measures.fillers,
      speech.fillers === null ? text.fillersUnheard : text.count(speech.fillers),
    ],
    [text.measures.pitch, as(text.semitones, speech.pitch_variation)],
  ];
};

/** How an answer was said, as far as it could be measured. */
export function SpeechFigures({ speech }: { speech: SpokenDelivery }) {
  return (
    <div className="stack-tiny">
      <p className="hint">
        <strong>{text.figures}.</strong> {text.notScored}
      </p>
      <dl className="speech-figures">
        {figuresOf(speech).map(
          ([name, figure]) =>
            figure !== null && (
              <div key={name}>
                <dt className="hint">{name}</dt>
                <dd>{figure}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
