import { type ReactNode, useId } from "react";
import { strings } from "@/strings/shell";

type Shared = { label: string; hint?: string; optional?: boolean };

function Label({
  id,
  label,
  optional,
}: {
  id: string;
  label: string;
  optional?: boolean | undefined;
}) {
  return (
    <label htmlFor={id}>
      {label}
      {optional && <span className="label-aside"> {strings.common.optional}</span>}
    </label>
  );
}

type TextProps = Shared & {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
};

export function TextField({ label, hint, optional, value, onChange, placeholder }: TextProps) {
  const id = useId();
  return (
    <div className="field">
      <Label id={id} label={label} optional={optional} />
      <input
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        value={value}
        placeholder={placeholder}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </div>
  );
}

type Option = { value: string; label: string };
type SelectProps = Shared & { value: string; options: Option[]; onChange: (value: string) => void };

export function SelectField({ label, hint, optional, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <Label id={id} label={label} optional={optional} />
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
    </div>
  );
}

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

export function CheckField({ label, checked, onChange }: CheckProps) {
  return (
    <label className="choice-item">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

export function FieldHint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="hint">
      {children}
    </p>
  );
}
