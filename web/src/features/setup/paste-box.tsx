import { useEffect, useId, useRef } from "react";
import type { DocumentKind } from "@/api/types";
import { Button } from "@/components/button";
import { setupStrings } from "@/strings/setup";
import { strings } from "@/strings/shell";

const text = setupStrings;

type Props = {
  kind: DocumentKind;
  value: string;
  onChange: (value: string) => void;
  onUse: () => void;
  onCancel: () => void;
};

export function PasteBox({ kind, value, onChange, onUse, onCancel }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Only after a click on "Paste": text kept from an earlier visit does not pull the focus.
    if (box.current?.value === "") box.current.focus();
  }, []);
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        onUse();
      }}
    >
      <label htmlFor={id}>{text.pasteLabel[kind]}</label>
      <textarea
        ref={box}
        id={id}
        rows={8}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="actions">
        <Button look="secondary" type="submit" icon="check">
          {text.useText}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
      </div>
    </form>
  );
}
