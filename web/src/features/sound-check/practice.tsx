import { useWaveform } from "@/audio/use-waveform";
import { Button, ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { type PracticeState, usePractice } from "@/features/sound-check/use-practice";
import { practiceStrings } from "@/strings/practice";

const text = practiceStrings;

/** What an interview will be like, without one. */
export function Practice({ stream }: { stream: MediaStream }) {
  const { state, speech, speak, record, finish } = usePractice(text.question, stream);
  const { canvas } = useWaveform(stream);
  const { phase } = state;
  const recording = phase === "recording";
  return (
    <section className="stack-small" aria-labelledby="practice-title">
      <h2 id="practice-title">{text.title}</h2>
      <p className="hint">{text.lead}</p>
      <p className="practice-question" lang="en">
        {text.question}
      </p>
      <p className="hint" role="status">
        {text.states[speech === "speaking" ? "speaking" : phase]}
      </p>
      {(speech === "failed" || speech === "blocked") && <p className="hint">{text.unspoken}</p>}
      <div aria-hidden="true">
        <canvas ref={canvas} className="sound-wave" width={640} height={96} />
      </div>
      <Outcome state={state} />
      <div className="actions">
        <Button
          look="primary"
          disabled={phase === "transcribing"}
          onClick={recording ? finish : () => void record()}
        >
          {recording ? text.finish : text.record}
        </Button>
        <Button look="quiet" disabled={recording} onClick={speak}>
          {text.listen}
        </Button>
        <ButtonLink href="/new">{text.go}</ButtonLink>
      </div>
    </section>
  );
}

function Outcome({ state }: { state: PracticeState }) {
  if (state.phase === "failed") return <Notice tone="error">{state.message}</Notice>;
  if (state.phase !== "heard") return null;
  if (state.words.trim() === "") return <Notice tone="warning">{text.nothing}</Notice>;
  return (
    <div className="stack-tiny">
      <p>{text.heard}</p>
      <blockquote className="practice-words" lang="en">
        {state.words}
      </blockquote>
      <p className="hint">{text.draft}</p>
    </div>
  );
}
