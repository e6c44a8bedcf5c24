import { useId, useState } from "react";
import { asProblem } from "@/api/problem";
import { useAnswerAgain, useRetries } from "@/api/retries";
import type { AnswerResult } from "@/api/types";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Notice } from "@/components/notice";
import { AnswerComparison } from "@/features/report/answer-comparison";
import { formatDay } from "@/lib/format";
import { isText, readStored, removeStored, writeStored } from "@/lib/storage";
import { reportEndStrings } from "@/strings/report-end";
import "./answer-again.css";

const text = reportEndStrings.againAnswer;

type Props = { interviewId: string; answer: AnswerResult };

/** Another try at a question, and what became better by it; the report stays as it is. */
export function AnswerAgain({ interviewId, answer }: Props) {
  const retries = useRetries(interviewId, answer.turn_id);
  const [chosen, setChosen] = useState<string | null>(null);
  const items = retries.data?.items ?? [];
  const shown = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <section className="again stack" aria-label={text.title}>
      <AgainForm interviewId={interviewId} turnId={answer.turn_id} onDone={setChosen} />
      {retries.isError && <Failure error={retries.error} onRetry={() => retries.refetch()} />}
      {items.length > 1 && (
        <label className="again-choice">
          {text.tries}
          <select value={shown?.id} onChange={(event) => setChosen(event.target.value)}>
            {items.map(({ id, created_at }) => (
              <option key={id} value={id}>
                {formatDay(created_at)}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown && <AnswerComparison before={answer} after={shown.result} afterId={shown.id} />}
    </section>
  );
}

type FormProps = { interviewId: string; turnId: string; onDone: (retryId: string) => void };

function AgainForm({ interviewId, turnId, onDone }: FormProps) {
  const id = useId();
  const key = `again.${turnId}`;
  const [words, setWords] = useState(() => readStored(key, isText) ?? "");
  const again = useAnswerAgain(interviewId, turnId);
  const keep = (typed: string) => {
    setWords(typed);
    writeStored(key, typed);
  };
  const send = () =>
    again.mutate(words, {
      onSuccess: (retry) => {
        removeStored(key);
        setWords("");
        onDone(retry.id);
      },
    });
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>{text.label}</label>
      <textarea
        id={id}
        rows={6}
        required
        value={words}
        readOnly={again.isPending}
        onChange={(event) => keep(event.target.value)}
      />
      {again.isError && (
        <Notice tone="error">
          <p>{asProblem(again.error).message}</p>
        </Notice>
      )}
      <div className="actions">
        <Button type="submit" disabled={again.isPending || words.trim() === ""}>
          {again.isPending ? text.scoring : text.send}
        </Button>
        <p className="hint">{text.hint}</p>
      </div>
    </form>
  );
}
