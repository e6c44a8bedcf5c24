import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Modal } from "@/components/modal";
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
export function ConfirmDialog({ open, title, onClose, ...props }: Props) {
  return (
    <Modal open={open} title={title} onClose={onClose}>
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
    </Modal>
  );
}
