import { type FormEvent, useState } from "react";
import type { InterviewWish } from "@/api/interviews";
import type { InterviewKind } from "@/api/types";
import { Button } from "@/components/button";
import { SelectField, TextField } from "@/components/field";
import { historyStrings } from "@/strings/history";
import { strings } from "@/strings/shell";

const text = historyStrings;

const kinds = [
  { value: "", label: text.anyKind },
  ...Object.entries(strings.kinds).map(([value, label]) => ({ value, label })),
];
const states = [
  { value: "", label: text.anyState },
  { value: "finished", label: text.finished },
  { value: "open", label: text.unfinished },
];

type Props = { wish: InterviewWish; onChange: (wish: InterviewWish) => void };

/** Words are looked for when they are sent; the choices count at once. */
export function HistoryFilter({ wish, onChange }: Props) {
  const [words, setWords] = useState(wish.text ?? "");
  const { finished, kind } = wish;
  const change = (part: { kind?: InterviewKind | undefined; finished?: boolean | undefined }) => {
    const next = { kind, finished, ...part };
    onChange({
      text: words,
      ...(next.kind && { kind: next.kind }),
      ...(next.finished !== undefined && { finished: next.finished }),
    });
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    change({});
  };
  return (
    <search>
      <form className="history-filter" onSubmit={search}>
        <TextField label={text.words} value={words} onChange={setWords} />
        <SelectField
          label={text.kind}
          value={kind ?? ""}
          options={kinds}
          onChange={(value) => change({ kind: (value || undefined) as InterviewKind | undefined })}
        />
        <SelectField
          label={text.state}
          value={finished === undefined ? "" : finished ? "finished" : "open"}
          options={states}
          onChange={(value) =>
            change({ finished: value === "" ? undefined : value === "finished" })
          }
        />
        <Button type="submit">{text.search}</Button>
      </form>
    </search>
  );
}
