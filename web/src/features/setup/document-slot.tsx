import { type DragEvent, Suspense, useId, useState } from "react";
import type { Configuration } from "@/api/types";
import { Button } from "@/components/button";
import { Icon } from "@/components/icon";
import { latePart } from "@/components/late-part";
import { Notice } from "@/components/notice";
import { PasteBox } from "@/features/setup/paste-box";
import type { Slot } from "@/features/setup/use-slot";
import { formatMegabytes } from "@/lib/format";
import { setupStrings } from "@/strings/setup";

const text = setupStrings;

const ACCEPT =
  ".pdf,.docx,.txt,.md,.markdown,application/pdf,text/plain,text/markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const ProfileSummary = latePart(
  async () => (await import("@/features/setup/profile-summary")).ProfileSummary,
);

type Props = {
  slot: Slot;
  limits: Configuration["limits"] | undefined;
  pasted: string;
  onPasted: (text: string) => void;
};

/** The place for one document: drop, choose or paste; then what was read from it. */
export function DocumentSlot({ slot, limits, pasted, onPasted }: Props) {
  const [pasting, setPasting] = useState(pasted !== "");
  const [refused, setRefused] = useState<string | null>(null);
  const titleId = useId();
  const problem = refused ?? slot.problem;

  const giveFile = (file: File | undefined) => {
    if (!file) return;
    const objection = objectionTo(file, limits?.max_upload_bytes);
    setRefused(objection);
    if (!objection) void slot.give({ file }, file.name);
  };
  const givePasted = async () => {
    setRefused(null);
    if (await slot.give({ text: pasted }, text.pasted)) {
      onPasted("");
      setPasting(false);
    }
  };

  return (
    <section className="slot" aria-labelledby={titleId}>
      <h2 id={titleId}>{text[slot.kind]}</h2>
      {slot.reading !== null && <Reading name={slot.reading || text[slot.kind]} />}
      {slot.reading === null && slot.document && (
        <Suspense fallback={<Reading name={slot.label} />}>
          <ProfileSummary document={slot.document} label={slot.label} onChange={slot.clear} />
        </Suspense>
      )}
      {slot.reading === null && !slot.document && (
        <>
          {problem && (
            <Notice tone="error">
              <p>{problem}</p>
            </Notice>
          )}
          {pasting ? (
            <PasteBox
              kind={slot.kind}
              value={pasted}
              onChange={onPasted}
              onUse={givePasted}
              onCancel={() => setPasting(false)}
            />
          ) : (
            <DropZone
              kind={slot.kind}
              again={problem !== null}
              limit={limits?.max_upload_bytes}
              onFile={giveFile}
              onPaste={() => setPasting(true)}
            />
          )}
        </>
      )}
    </section>
  );
}

function Reading({ name }: { name: string }) {
  return (
    <p className="slot-reading" role="status">
      {text.reading(name)}
    </p>
  );
}

/** Why a file need not be sent at all, or null. */
function objectionTo(file: File, limit: number | undefined): string | null {
  if (file.size === 0) return text.emptyFile;
  if (limit && file.size > limit) return text.tooLarge(formatMegabytes(limit));
  return null;
}

type ZoneProps = {
  kind: Slot["kind"];
  again: boolean;
  limit: number | undefined;
  onFile: (file: File | undefined) => void;
  onPaste: () => void;
};

function DropZone({ kind, again, limit, onFile, onPaste }: ZoneProps) {
  const [over, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button beside it does the same.
    <div
      className={over ? "drop drop-over" : "drop"}
      data-testid={`drop-${kind}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="drop-text">{text.drop}</p>
      <div className="actions">
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={ACCEPT}
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <label htmlFor={id} className="button button-secondary">
          <Icon name="upload" />
          {again ? text.replaceFile : text.browse}
          <span className="visually-hidden">: {text[kind]}</span>
        </label>
        <Button look="quiet" icon="paste" onClick={onPaste}>
          {text.paste}
          <span className="visually-hidden">: {text[kind]}</span>
        </Button>
      </div>
      <p className="hint">{limit ? text.formats(formatMegabytes(limit)) : ""}</p>
    </div>
  );
}
