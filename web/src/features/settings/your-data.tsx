import { useState } from "react";
import { EXPORT_FILE, useEraseEverything } from "@/api/account";
import { asProblem } from "@/api/problem";
import { forgetRecordings } from "@/audio/kept-recordings";
import { Button, DownloadLink } from "@/components/button";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { forgetEverything } from "@/lib/storage";
import { settingsStrings } from "@/strings/settings";
import { strings } from "@/strings/shell";

const text = settingsStrings;

/** Where the data lies, how to take it away, and how to be rid of it. */
export function YourData({ folder }: { folder: string | undefined }) {
  const [asking, setAsking] = useState(false);
  const erasure = useEraseEverything();
  const erase = () =>
    erasure.mutate(undefined, {
      onSuccess: () => {
        forgetEverything();
        // A private window may have no place for recordings; then there are none.
        void forgetRecordings().catch(() => undefined);
        setAsking(false);
      },
    });
  return (
    <section className="stack" aria-labelledby="data-title">
      <h2 id="data-title" className="section-title">
        {text.data}
      </h2>
      <p>
        {text.where} <code className="path">{folder ?? "…"}</code>
      </p>
      <p role="status">{erasure.isSuccess ? text.erased : ""}</p>
      <div className="actions">
        <DownloadLink href={EXPORT_FILE} icon="download">
          {text.export}
        </DownloadLink>
        <Button look="danger" icon="trash" onClick={() => setAsking(true)}>
          {text.erase}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={text.eraseTitle}
        confirm={text.eraseConfirm}
        cancel={strings.common.cancel}
        look="danger"
        busy={erasure.isPending}
        error={erasure.isError ? asProblem(erasure.error).message : null}
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <p>{text.eraseText}</p>
      </ConfirmDialog>
    </section>
  );
}
