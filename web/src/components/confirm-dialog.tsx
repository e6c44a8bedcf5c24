import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";

type Props = {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  cancel: string;
  look?: "primary" | "danger";
  busy?: boolean;
  error?: string | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back. Escape and the backdrop mean no. */
export function ConfirmDialog(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { open, onClose } = props;
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own; the click is the backdrop's.
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog-body">
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        {props.error && <Notice tone="error">{props.error}</Notice>}
        <div className="dialog-actions">
          <Button look="secondary" onClick={onClose}>
            {props.cancel}
          </Button>
          <Button look={props.look ?? "primary"} onClick={props.onConfirm} disabled={props.busy}>
            {props.confirm}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
