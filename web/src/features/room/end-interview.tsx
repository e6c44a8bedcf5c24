import { useCompleteInterview } from "@/api/interviews";
import { asProblem } from "@/api/problem";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { forgetDraft } from "@/features/room/draft-storage";
import { forgetTake } from "@/features/room/voice/take-note";
import { roomStrings } from "@/strings/room";

const text = roomStrings;

type Props = { interviewId: string; answered: number; onClose: () => void };

/** Ends early after asking; the room then gives way to the report by itself. */
export function EndInterview({ interviewId, answered, onClose }: Props) {
  const completion = useCompleteInterview(interviewId);
  const forget = () => {
    forgetDraft(interviewId);
    forgetTake(interviewId);
  };
  return (
    <ConfirmDialog
      open
      title={text.endTitle}
      confirm={text.endConfirm}
      cancel={text.endStay}
      busy={completion.isPending}
      error={completion.isError ? asProblem(completion.error).message : null}
      onConfirm={() => completion.mutate(undefined, { onSuccess: forget })}
      onClose={onClose}
    >
      <p>{answered > 0 ? text.endText(answered) : text.endNone}</p>
      <p className="hint">{text.leaveHint}</p>
    </ConfirmDialog>
  );
}
