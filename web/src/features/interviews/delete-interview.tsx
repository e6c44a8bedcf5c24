import { useDeleteInterview } from "@/api/interviews";
import { asProblem } from "@/api/problem";
import type { InterviewItem } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { titleOf } from "@/features/interviews/interview-title";
import { strings } from "@/strings/shell";
import { startStrings } from "@/strings/start";

const text = startStrings;

type Props = { interview: InterviewItem | null; onClose: () => void; onRemoved: () => void };

export function DeleteInterview({ interview, onClose, onRemoved }: Props) {
  const removal = useDeleteInterview();
  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () => {
    if (!interview) return;
    removal.mutate(interview.id, {
      onSuccess: () => {
        close();
        onRemoved();
      },
    });
  };
  return (
    <ConfirmDialog
      open={interview !== null}
      title={text.removeTitle}
      confirm={text.removeConfirm}
      cancel={strings.common.cancel}
      look="danger"
      busy={removal.isPending}
      error={removal.isError ? asProblem(removal.error).message : null}
      onConfirm={remove}
      onClose={close}
    >
      <p>{interview ? text.removeText(titleOf(interview)) : ""}</p>
    </ConfirmDialog>
  );
}
