import { Suspense, useId, useState } from "react";
import type { InterviewKind } from "@/api/types";
import { CheckField, SelectField, TextField } from "@/components/field";
import { latePart } from "@/components/late-part";
import type { ShownOptions } from "@/features/setup/interview-request";
import type { SetupDraft } from "@/features/setup/setup-draft";
import { readAloud, writeAloud } from "@/lib/aloud";
import { setupStrings } from "@/strings/setup";
import { strings } from "@/strings/shell";

const text = setupStrings;
const PackChoice = latePart(async () => (await import("@/features/setup/pack-choice")).PackChoice);

const MINUTES = [1, 2, 3, 5, 8];

const levelOptions = [
  { value: "", label: text.levelAuto },
  ...Object.entries(strings.levels).map(([value, label]) => ({ value, label })),
];
const minuteOptions = [
  { value: "", label: text.minutesNone },
  ...MINUTES.map((minutes) => ({ value: String(minutes), label: text.minutesOption(minutes) })),
];

type Props = {
  options: ShownOptions;
  maxQuestions: number;
  change: (update: Partial<SetupDraft>) => void;
};

export function OptionsCard({ options, maxQuestions, change }: Props) {
  return (
    <div className="stack">
      <KindChoice value={options.kind} onChange={(kind) => change({ kind })} />
      <QuestionCount
        value={options.questions}
        max={maxQuestions}
        onChange={(questions) => change({ questions })}
      />
      <TextField
        label={text.role}
        value={options.role}
        placeholder={text.roleHint}
        onChange={(role) => change({ role })}
      />
      <AloudChoice />
      <details className="more">
        <summary>{text.options}</summary>
        <div className="stack">
          <TextField
            label={text.company}
            optional
            value={options.company}
            onChange={(company) => change({ company })}
          />
          <TextField
            label={text.name}
            optional
            value={options.name}
            onChange={(name) => change({ name })}
          />
          <SelectField
            label={text.level}
            value={options.level}
            options={levelOptions}
            onChange={(level) => change({ level: level as ShownOptions["level"] })}
          />
          <Suspense>
            <PackChoice value={options.pack} onChange={(pack) => change({ pack })} />
          </Suspense>
          <SelectField
            label={text.minutes}
            hint={text.minutesHint}
            value={options.minutes ? String(options.minutes) : ""}
            options={minuteOptions}
            onChange={(minutes) => change({ minutes: minutes ? Number(minutes) : null })}
          />
        </div>
      </details>
    </div>
  );
}

function AloudChoice() {
  const [aloud, setAloud] = useState(readAloud);
  const choose = (chosen: boolean) => {
    writeAloud(chosen);
    setAloud(chosen);
  };
  return <CheckField label={text.aloud} checked={aloud} onChange={choose} />;
}

type KindProps = { value: InterviewKind; onChange: (kind: InterviewKind) => void };

function KindChoice({ value, onChange }: KindProps) {
  const name = useId();
  const kinds = Object.keys(strings.kinds) as InterviewKind[];
  return (
    <fieldset className="field">
      <legend>{text.kind}</legend>
      <div className="choice">
        {kinds.map((kind) => (
          <label key={kind} className="choice-item">
            <input
              type="radio"
              name={name}
              value={kind}
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <span>{strings.kinds[kind]}</span>
          </label>
        ))}
      </div>
      <p className="hint">{strings.kindHints[value]}</p>
    </fieldset>
  );
}

type CountProps = { value: number; max: number; onChange: (questions: number) => void };

function QuestionCount({ value, max, onChange }: CountProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="count-label">
        {text.questions}
        <output htmlFor={id} className="figure">
          {value}
        </output>
      </label>
      <input
        id={id}
        type="range"
        min={1}
        max={max}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
